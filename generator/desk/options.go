package desk

import (
	"context"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// Options are the workspace and what the other stages do for the desk. Root, Slug and Keep must be there; what is nil is not offered.
type Options struct {
	Root  string
	Port  int                    // 0 takes a free one
	Now   func() time.Time       // nil: the clock
	Look  []byte                 // CSS: the site's tokens, so that the desk looks like what it makes
	Open  func(url string) error // opens the browser
	Ready func(url string)       // told the address, with a key that is good once

	// Create writes the records that an empty workspace begins with.
	Create func() error
	// Slug is the name of a new campaign's file and page.
	Slug func(c record.Campaign) string
	// Keep writes a record, a path with forward slashes in the workspace, and puts the text that stood there into .pufa/history under the time.
	Keep func(file string, text []byte, now time.Time) error
	// Understand reads a document. What is wrong with it is a finding of severity Error.
	Understand func(name string, data []byte, ws *record.Workspace) (Understood, []finding.Finding, error)
	// Import makes a record of a document that is no campaign, and returns the record's file.
	Import func(name string, data []byte, now time.Time) (files []string, findings []finding.Finding, err error)
	// Rules checks records beyond what reading them finds.
	Rules func(ws *record.Workspace, now time.Time) []finding.Finding
	// Settle leaves out the findings that the town has accepted.
	Settle func(found []finding.Finding, ws *record.Workspace) []finding.Finding
	// Due tells what the coming days ask for, the nearest first.
	Due func(ws *record.Workspace, now time.Time) []finding.Finding
	// Limits counts by when a request for disclosure has to be answered, from the day it came, or that of the last of its corrections, in order.
	Limits func(ws *record.Workspace, days []record.Date, extended bool) ([]Limit, error)
	// Render makes the site of the records, drafts included, in memory.
	Render func(ctx context.Context, ws *record.Workspace, now time.Time) (Site, []finding.Finding, error)
	// Publish builds the site and puts it to the target, a folder or a file that ends in .zip. Findings of severity Error mean nothing was changed.
	Publish func(ctx context.Context, target string, progress func(done, total int)) (Publication, []finding.Finding, error)
	// Undo puts back the publication before.
	Undo func(ctx context.Context, target string) (Publication, error)
}

// Understood is what a document was read as.
type Understood struct {
	Kind     string // campaign, report, annual, document
	Title    string
	Text     string          // plain
	Campaign record.Campaign // where Kind is campaign
	Values   []Value
}

// A Value is one value that was read, with the words that it rests on.
type Value struct {
	Key     string // of record.Campaign
	Value   string
	Quote   string
	Confirm bool // doubtful
}

// A Limit is one thing to be done for a request: so many working days, counted from the day after From, by Due at the latest.
type Limit struct {
	Name      string
	From, Due record.Date
	Days      int
	Basis     string // the article
}

// A Site is rendered pages: path → bytes, and path → file on disk for what is too big to hold.
type Site struct {
	Files  map[string][]byte
	OnDisk map[string]string
}

// A Publication tells what publishing changed, page by page.
type Publication struct {
	Where   string // as people name it
	Files   int
	New     []string
	Changed []string
	Gone    []string
	Earlier int // publications that Undo can go back to
}
