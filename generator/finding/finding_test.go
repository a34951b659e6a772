package finding

import "testing"

// A record is foreign text: what is quoted from it stays on its line and changes nothing in the terminal.
func TestAQuoteSaysNothingToTheTerminal(t *testing.T) {
	f := Finding{Rule: "artifact", Severity: Warning, File: "a.toml", Line: 2, Column: 3, Quote: "红\x1b[31m字\r\n假的一行\u009b", Message: "看不见的字符"}
	got, want := f.String(), "a.toml:2:3: 警告: 看不见的字符 [artifact]\n    原文: 红␛[31m字␍␊假的一行␡"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
