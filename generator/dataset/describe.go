package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"pufa/generator/record"
)

// A datapackage.json as specs.frictionlessdata.io has it: what each file holds, column by column.
type (
	datapackage struct {
		Profile   string     `json:"profile"`
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		Homepage  string     `json:"homepage,omitempty"`
		Licenses  []license  `json:"licenses,omitempty"`
		Sources   []source   `json:"sources"`
		Resources []resource `json:"resources"`
	}
	license struct {
		Name  string `json:"name,omitempty"`
		Path  string `json:"path,omitempty"`
		Title string `json:"title,omitempty"`
	}
	source struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resource struct {
		Name      string  `json:"name"`
		Title     string  `json:"title"`
		Path      string  `json:"path"`
		Profile   string  `json:"profile"`
		Format    string  `json:"format"`
		Mediatype string  `json:"mediatype"`
		Encoding  string  `json:"encoding,omitempty"`
		Bytes     int     `json:"bytes"`
		Hash      string  `json:"hash"`
		Schema    *schema `json:"schema,omitempty"`
	}
	schema struct {
		Fields        []field  `json:"fields"`
		MissingValues []string `json:"missingValues"`
		PrimaryKey    []string `json:"primaryKey"`
	}
	field struct {
		Name  string `json:"name"`
		Title string `json:"title"`
		Type  string `json:"type"`
	}
)

var mediatypes = map[string]string{
	".csv":  "text/csv",
	".json": "application/json",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// describe lists the files that people look for; a figure's own file is reached from its page.
func describe(ws *record.Workspace, tables []table, files []File) datapackage {
	d := datapackage{Profile: "data-package", Name: "pufa", Title: ws.Site.Name + " · 开放数据"}
	d.Homepage = ws.Site.Address()
	if l := ws.Site.Licence; l.Name != "" || l.URL != "" {
		d.Licenses = []license{{Title: l.Name, Path: l.URL}}
	}
	for _, r := range ws.Reports {
		if r.Status != "draft" && r.Status != "withdrawn" {
			d.Sources = append(d.Sources, source{Title: r.Title})
		}
	}
	if len(d.Sources) == 0 {
		d.Sources = []source{{Title: ws.Site.Unit}}
	}
	for _, f := range files {
		if f.Title == "" {
			continue
		}
		sum := sha256.Sum256(f.Bytes)
		ext := path.Ext(f.Path)
		local := strings.TrimPrefix(f.Path, "data/")
		r := resource{
			Name: strings.NewReplacer("/", "-", ".", "-").Replace(local), Title: f.Title + "（" + strings.ToUpper(ext[1:]) + "）", Path: local, Profile: "data-resource",
			Format: ext[1:], Mediatype: mediatypes[ext], Bytes: len(f.Bytes), Hash: "sha256:" + hex.EncodeToString(sum[:]),
		}
		if ext != ".xlsx" {
			r.Encoding = "utf-8"
		}
		if ext == ".csv" {
			for _, t := range tables {
				if t.path+".csv" == f.Path {
					r.Profile, r.Schema = "tabular-data-resource", t.schema()
				}
			}
		}
		d.Resources = append(d.Resources, r)
	}
	return d
}

func (t table) schema() *schema {
	s := &schema{MissingValues: []string{""}, PrimaryKey: []string{"id"}}
	if t.name == "figures" {
		s.PrimaryKey = []string{"year", "id"}
	}
	for _, c := range t.columns {
		s.Fields = append(s.Fields, field{c.name, c.heading, c.kind})
	}
	return s
}
