// Package dataset gives the town's records away as open data: reports and their figures, campaigns, and a description of every file that
// programs and people can read.
//
// In: the records. Out: files by their path in the site, all below data/: JSON of the records, CSV (UTF-8 with a byte-order mark, as Excel in
// China needs it) and XLSX of their tables (that of an annual disclosure report begins with the official tables as they are printed), one JSON a
// figure that answers where the number comes from, datapackage.json (Frictionless). The same records give the same bytes. Drafts never appear; of a
// withdrawn record only its title, its reason and its day do. Text stays text: no cell can run as a formula.
package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"pufa/generator/record"
)

// A File is one file of the open data, as the page about it lists them.
type File struct {
	Path    string // below the site, "data/figures.csv"
	Title   string // what it holds; "" for the files of single figures, which are reached from their pages
	Columns []Column
	Bytes   []byte
}

// A Column of a table has the name that programs use and the heading that people read.
type Column struct{ Name, Heading string }

// Make gives every file of the open data, in the order in which people look for them.
func Make(ws *record.Workspace) ([]File, error) {
	var files []File
	add := func(path, title string, columns []Column, data []byte, err error) error {
		if err != nil {
			return fmt.Errorf("writing %q: %w", path, err)
		}
		files = append(files, File{path, title, columns, data})
		return nil
	}
	tables := append([]table{figures(ws), campaigns(ws)}, disclosureTables(ws)...)
	for _, t := range tables {
		if len(t.rows) == 0 {
			continue
		}
		if err := add(t.path+".csv", t.title, t.headings(), t.csv(), nil); err != nil {
			return nil, err
		}
		sheet, err := t.xlsx()
		if err := add(t.path+".xlsx", t.title, t.headings(), sheet, err); err != nil {
			return nil, err
		}
	}
	for i := range ws.Reports {
		r := &ws.Reports[i]
		if r.Status == "draft" {
			continue
		}
		path := fmt.Sprintf("data/reports/%d.json", r.Year)
		data, err := encode(reportOf(r))
		if err := add(path, r.Title, nil, data, err); err != nil {
			return nil, err
		}
		if r.Status == "withdrawn" {
			continue
		}
		origins := originsOf(ws, r)
		for j, o := range origins {
			data, err := encode(o)
			if err := add(fmt.Sprintf("data/figures/%d/%s.json", r.Year, r.Figures[j].ID), "", nil, data, err); err != nil {
				return nil, err
			}
		}
	}
	if all := campaignsOf(ws); len(all) > 0 {
		data, err := encode(all)
		if err := add("data/campaigns.json", campaignsTitle, nil, data, err); err != nil {
			return nil, err
		}
	}
	annuals, err := disclosureJSON(ws)
	if err != nil {
		return nil, fmt.Errorf("writing the annual disclosure reports: %w", err)
	}
	if files = append(files, annuals...); len(files) == 0 {
		return nil, nil
	}
	description, err := encode(describe(ws, tables, files))
	if err := add("data/datapackage.json", "全部文件的说明（Frictionless Data Package）", nil, description, err); err != nil {
		return nil, err
	}
	schemas, err := schemaFiles(files)
	if err != nil {
		return nil, fmt.Errorf("writing the schemas of the open data: %w", err)
	}
	return append(files, schemas...), nil
}

// encode is JSON without a blank that could be left out, Chinese as it is: finishing has nothing to shorten, so that the sizes and hashes of
// datapackage.json hold for what is published.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// number is a value as JSON and CSV write it: no exponent, no needless decimals.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
