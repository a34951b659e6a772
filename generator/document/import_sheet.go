package document

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// sheet reads the file's bytes if it is a sheet, which is a table of events and no document. Anything that goes wrong is left to Open, which tells it.
func (in Importer) sheet(path string) (data []byte, ok bool) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx", ".csv", ".xlsm":
	default:
		return nil, false
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	limit := in.Limits.orUsual().File
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	return data, err == nil && int64(len(data)) <= limit
}

// events imports the rows of a sheet, one campaign each, and writes the sheet with a column 原因 where rows were refused.
func (in Importer) events(path string, data []byte) (Imported, error) {
	campaigns, findings, err := Sheet(path, data, Choices{Days: in.Known.Calendar, Themes: in.Known.Themes}, in.Limits)
	if r, refused := asRefusal(err); refused {
		return Imported{Findings: []finding.Finding{r.Finding(path)}}, nil
	} else if err != nil {
		return Imported{}, err
	}
	out := Imported{Findings: findings}
	if finding.Count(findings, finding.Error) > 0 && !in.DryRun {
		var mended bytes.Buffer
		if err := Mend(path, data, findings, &mended, in.Limits); err != nil {
			return out, err
		}
		place := mendedPath(path)
		if err := record.WriteFile(place, mended.Bytes()); err != nil {
			return out, fmt.Errorf("writing %q: %w", place, err)
		}
		out.Mended = place
	}
	for _, c := range campaigns {
		if err := in.campaign(&out, path, c, c.Year); err != nil {
			return out, err
		}
	}
	return out, nil
}

// mendedPath is 名单-原因.xlsx beside 名单.xlsx. A sheet that came back that way before is written over: all its cells stay.
func mendedPath(path string) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	return strings.TrimSuffix(stem, "-原因") + "-原因.xlsx"
}
