// Package example makes workspaces: the bare one of a new town, and that of a plainly fictional town, 样例县甲样镇, of any size.
//
// In: a seed and how many reports and events are wanted. Out: files by their paths in the workspace, the same bytes for the same options. The
// example's reports agree with themselves: parts add up, rates follow from their counts, every figure stands in the text it is quoted from.
// Nothing in it is taken from a real town, every page of it says that it is an example, and no file that exists is ever written over.
package example

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"pufa/generator/record"
)

// Options is the size of the example. The same options give the same files.
type Options struct {
	Seed    uint64
	Events  int // single events; each year with a report has two summaries besides
	Reports int // the last of them is that of 2025

	Documents int // of 政府信息公开, with guide, catalogue and enforcement; 0 leaves all of it out but the annual reports
}

const lastYear = 2025

// Write makes the example workspace in a folder. A file that is already there is an error.
func Write(dir string, o Options) error {
	files, err := Example(o)
	if err != nil {
		return err
	}
	_, kept, err := Place(dir, files)
	if err == nil && len(kept) > 0 {
		err = fmt.Errorf("writing the example to %q: %q is already there", dir, kept[0])
	}
	return err
}

// Example is the fictional town's workspace.
func Example(o Options) (map[string][]byte, error) {
	files, err := Town()
	if err != nil {
		return nil, err
	}
	files["data/site.toml"] = site()
	var reports []*record.Report
	for i := range o.Reports {
		r := report(o, i)
		reports = append(reports, r)
		files[fmt.Sprintf("data/reports/%d.toml", r.Year)] = headed("report", "../", record.Encode(r))
	}
	if len(reports) > 0 {
		attach(files, reports[len(reports)-1])
	}
	var calendar record.Calendar
	if faults := record.Decode("data/calendar.toml", files["data/calendar.toml"], &calendar); len(faults) > 0 {
		return nil, fmt.Errorf("reading the seed calendar: %s", faults[0])
	}
	events(files, o, calendar.Days)
	for _, r := range reports {
		summaries(files, r)
	}
	disclosure(files, o)
	return files, nil
}

//go:embed seed
var seeds embed.FS

// Town is the workspace of a new town: site data to be filled in, the calendar, fields of work and wording rules to start from, and the
// schemas by which editors complete records.
func Town() (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(seeds, "seed", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files["data/"+path.Base(file)], err = seeds.ReadFile(file)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the seeds of a new town: %w", err)
	}
	for name, schema := range record.Schemas() {
		files["data/schema/"+name] = schema
	}
	return files, nil
}

// headed puts the line in front of a record by which editors find its schema.
func headed(kind, up string, src []byte) []byte {
	return append([]byte("#:schema "+up+"schema/"+kind+".schema.json\n\n"), src...)
}
