package document

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// An Outcome tells what became of a record that was to be kept.
type Outcome string

const (
	Written  Outcome = "written"
	Same     Outcome = "same"     // it was there, and says the same
	Refused  Outcome = "refused"  // another one is there
	Replaced Outcome = "replaced" // the old one went into the history
)

// Keep writes a record's text to file, a path with forward slashes in the workspace root, unless a record that says something else is there: then
// the finding shows the difference and nothing is written. With replace the new text is written, and the old one kept under .pufa/history/ under
// the time now. Writing is atomic.
func Keep(root, file string, text []byte, replace bool, now time.Time) (Outcome, []finding.Finding, error) {
	outcome, findings, err := wouldKeep(root, file, text, replace)
	place := filepath.Join(root, filepath.FromSlash(file))
	switch {
	case err != nil:
	case outcome == Written:
		err = write(place, text)
	case outcome == Replaced:
		var old []byte
		if old, err = os.ReadFile(place); err == nil {
			err = write(historyPath(root, file, now), old)
		}
		if err == nil {
			err = write(place, text)
		}
	}
	return outcome, findings, err
}

// wouldKeep is what Keep would do.
func wouldKeep(root, file string, text []byte, replace bool) (Outcome, []finding.Finding, error) {
	place := filepath.Join(root, filepath.FromSlash(file))
	old, err := os.ReadFile(place)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Written, nil, nil
	case err != nil:
		return "", nil, fmt.Errorf("reading %q: %w", place, err)
	case bytes.Equal(old, text):
		return Same, nil, nil
	case replace:
		return Replaced, nil, nil
	}
	return Refused, []finding.Finding{{
		Rule: "record-exists", Kind: finding.Record, Severity: finding.Error, File: file,
		Message: "已有这条记录，没有写入。不同之处（- 已有，+ 新的）：\n" + Difference(string(old), string(text)),
		Hint:    "要用新的，请加 --replace：人工补充的编号、名称、指标等会保留，旧文件存入 .pufa/history/",
	}}, nil
}

func write(place string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return fmt.Errorf("making the folder of %q: %w", place, err)
	}
	if err := record.WriteFile(place, text); err != nil {
		return fmt.Errorf("writing %q: %w", place, err)
	}
	return nil
}

// historyPath is where the old text of a file goes: .pufa/history/data/reports/2023.20261124-130102.toml, numbered where that is taken.
func historyPath(root, file string, now time.Time) string {
	ext := filepath.Ext(file)
	stem := filepath.Join(root, ".pufa", "history", filepath.FromSlash(strings.TrimSuffix(file, ext))) + "." + now.Format("20060102-150405")
	place := stem + ext
	for n := 2; exists(place); n++ {
		place = stem + "-" + strconv.Itoa(n) + ext
	}
	return place
}

func exists(place string) bool {
	_, err := os.Lstat(place)
	return err == nil
}

// Difference shows two texts line by line: "- " before what only the old one has, "+ " before what only the new one has, "…" for lines that are
// the same. At most 60 lines are shown.
func Difference(old, text string) string {
	a, b := strings.Split(strings.TrimRight(old, "\n"), "\n"), strings.Split(strings.TrimRight(text, "\n"), "\n")
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []string
	if head > 0 {
		out = append(out, "  …")
	}
	out = append(out, lineDifference(a[head:len(a)-tail], b[head:len(b)-tail])...)
	if tail > 0 {
		out = append(out, "  …")
	}
	const most = 60
	if len(out) > most {
		out = append(out[:most], fmt.Sprintf("  （还有 %d 行不同，没有显示）", len(out)-most))
	}
	return strings.Join(out, "\n")
}

// lineDifference keeps the longest common series of lines. Where the texts are too long for that it shows them one after the other.
func lineDifference(a, b []string) []string {
	const most = 4_000_000 // cells of the table of lengths
	var out []string
	if len(a)*len(b) > most {
		for _, l := range a {
			out = append(out, "- "+l)
		}
		for _, l := range b {
			out = append(out, "+ "+l)
		}
		return out
	}
	length := make([][]int32, len(a)+1)
	for i := range length {
		length[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			if len(out) == 0 || out[len(out)-1] != "  …" {
				out = append(out, "  …")
			}
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			out = append(out, "- "+a[i])
			i++
		default:
			out = append(out, "+ "+b[j])
			j++
		}
	}
	return out
}
