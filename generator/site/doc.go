// Package site turns pages into a finished folder that any file server can publish. It is the only importer of Hugo.
//
// In: a tree of Hugo content made by others (Options.Content), the workspace's own content/, layouts/ and static/ over the embedded ones,
// and files published as they are. Out: a folder (Build), the same files in memory (Render), the same files served with live rebuild
// (Serve), or the sources for plain Hugo (WriteSource); and findings about what people can mend.
//
// The way of a build:
//
//	gather (tree.go, source.go) → Hugo, memory to memory (hugo.go, sink.go) → finish each file once (finish.go) →
//	stage what changed (stage.go) → link what did not → manifest.json → swap folders in one step (swap.go)
//
// What never happens: a build that fails, or is killed at any moment, never changes public/; a file that no build wrote is never deleted;
// nothing is fetched from another host, no other program is run, no environment variable is read by a template; Hugo never writes to a
// console. The same input gives the same bytes.
//
// Front matter is JSON, the quickest to parse. Hugo reads every JSON number as a float64, which a template prints as 1e+06 from a million on: numbers
// that people read go in as text.
package site
