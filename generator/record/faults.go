package record

import "pufa/generator/finding"

// faults collects the findings of one record's file.
type faults struct {
	file string
	src  *Source // nil: findings speak of the whole file
	list []finding.Finding
	now  finding.Severity // severity of what is added, Error where empty
}

// add reports a fault at the path, with the words concerned and the remedy.
func (f *faults) add(rule, path, quote, message, hint string) {
	offset := -1
	if f.src != nil {
		offset = f.src.offset(path)
	}
	f.addAt(offset, rule, quote, message, hint)
}

// addAt is add for a byte of the source, -1 for the whole file.
func (f *faults) addAt(offset int, rule, quote, message, hint string) {
	found := finding.Finding{
		Rule: "record-" + rule, Kind: finding.Record, Severity: finding.Error, File: f.file, Quote: quote, Message: message, Hint: hint,
	}
	if f.now != "" {
		found.Severity = f.now
	}
	if offset >= 0 {
		p := f.src.position(offset)
		found.Line, found.Column, found.Start, found.End = p.Line, p.Column, p.Start, p.Start
	}
	f.list = append(f.list, found)
}

// warn is add for what need not stop a build.
func (f *faults) warn(rule, path, quote, message, hint string) {
	f.now = finding.Warning
	f.add(rule, path, quote, message, hint)
	f.now = ""
}
