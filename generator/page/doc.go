// Package page turns a town's records into the content of its public site.
//
// In: a checked record.Workspace and the day that the site speaks from. Out: Pages, a tree in memory: for every page front matter (JSON) and,
// where a record has a body, Markdown; the site's parameters; the files of the workspace that go out with the pages. The same input gives the same
// bytes. Whatever a template shows is made here: dates in Chinese, trends, groups, pieces of marked text, the geometry of charts. Addresses are paths
// from the site's root ("reports/2023.html"); a page's root ("../") leads there, so that the pages work at any sub-path and from disk.
//
// The package never asks the clock, never reads a file that a record does not name, never knows how the pages are rendered, and states nothing that
// no record states. Text of a record stays text: strings of the front matter are escaped by the templates, and a body can hold no HTML and no
// template code.
package page
