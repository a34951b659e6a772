// Package pufa embeds what every town's site starts from, so that one binary is the whole product: the templates with their styles and
// scripts, the files published as they are, and the pages written by hand.
//
// The town's own records (data/) are never embedded: they belong to one town.
package pufa

import "embed"

// Files holds layouts/, static/ and content/ as they stood when the binary was built.
//
//go:embed all:layouts all:static all:content
var Files embed.FS
