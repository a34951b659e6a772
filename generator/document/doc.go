// Package document turns documents into records: a docx, html, pdf, xlsx or txt file becomes plain text, the text becomes an outline with
// figures, and those become a report, a campaign or an annual disclosure report.
//
// In: files that people made. Out: what was understood of them, with everything that was left out listed, and records that hold the
// body's characters all and in order. The package never fetches anything, never invents a value and never writes a file of its own
// accord: import writes only below the folder it is given.
package document
