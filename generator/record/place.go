package record

// A Place is where a record, or one entry of a list in it, begins: its file, relative to the workspace with forward slashes, and its line.
type Place struct {
	File string
	Line int
}
