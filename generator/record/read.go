package record

import (
	"cmp"
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"pufa/generator/finding"
)

// Read reads every record under data/ of a workspace, each once, on all processors, and returns them with all that is wrong in them, sorted
// by place. An error means that the machine failed, not a record. What a faulty record does say stands in the Workspace all the same, so
// that further checks lose nothing; whoever builds from it looks for findings of severity Error first.
func Read(fsys fs.FS) (*Workspace, []finding.Finding, error) {
	r := &reader{fsys: fsys}
	jobs := r.list()
	results := make([]result, len(jobs))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(jobs); i = int(next.Add(1)) - 1 {
				results[i] = r.read(jobs[i])
			}
		})
	}
	workers.Wait()
	for _, res := range results {
		if res.err != nil {
			return nil, nil, res.err
		}
	}
	if r.err != nil {
		return nil, nil, r.err
	}
	w, list := r.assemble(results)
	finding.Sort(list)
	return w, list, nil
}

// A reader holds what all files of one reading share. After list it is only read.
type reader struct {
	fsys   fs.FS
	faults []finding.Finding // of the listing
	loose  []string          // files beside records, which a record may name
	err    error             // of the listing
}

// A job is one record to be read. folder is set where the record is a folder's record.toml.
type job struct {
	file   string
	folder bool
	year   int
	record any // pointer to the zero record
}

type result struct {
	job
	faults []finding.Finding
	whole  bool     // read to its end
	loose  []string // files of its folder, other than the record
	err    error
}

// read does one job.
func (r *reader) read(j job) (res result) {
	res.job = j
	f := &faults{file: j.file}
	if j.folder && !r.folder(&res, f) {
		res.faults = f.list
		return res
	}
	f.file = res.file
	src, ok, err := r.bytes(f, res.file)
	if !ok {
		res.faults, res.err = f.list, err
		return res
	}
	v := reflect.ValueOf(j.record).Elem()
	f, res.whole = decode(res.file, src, v, shapes[v.Type()])
	switch rec := j.record.(type) {
	case *Report:
		if rec.Year != 0 && rec.Year != j.year {
			f.add("year", "year", fmt.Sprint(rec.Year), fmt.Sprintf("文件名是 %d 年，“year”（报告年度）写的是 %d", j.year, rec.Year), "改正年度，或者给文件改名")
		}
		for i, a := range rec.Attachments {
			r.exists(f, at("attachments", i, "file"), a.File)
		}
	case *Campaign:
		rec.Slug, rec.Year = slugOf(j.file), j.year
		rec.yearRules(f)
		for i, p := range rec.Photos {
			r.exists(f, at("photos", i, "file"), p.File)
		}
		for i, a := range rec.Attachments {
			r.exists(f, at("attachments", i, "file"), a.File)
		}
	default:
		r.disclosed(f, j)
	}
	res.faults = f.list
	return res
}

// yearRules holds the dates to the folder's year: the folder stands in the address.
func (c *Campaign) yearRules(f *faults) {
	for _, d := range []struct {
		key, label string
		date       Date
	}{{"date", "日期", c.Date}, {"start", "开始", c.Start}} {
		if !d.date.IsZero() && d.date.Year != c.Year {
			f.add("year", d.key, d.date.String(), fmt.Sprintf("“%s”（%s）是 %d 年，记录却在 %d 年的文件夹里", d.key, d.label, d.date.Year, c.Year), "改正日期，或者把记录移到对的年份")
		}
	}
}

// assemble puts the records in order and holds them to one another.
func (r *reader) assemble(results []result) (*Workspace, []finding.Finding) {
	w := &Workspace{fsys: r.fsys}
	list := r.faults
	broken := map[string]bool{} // files that were not read to their end, or as what they are: what they lack is no fault of others
	loose := slices.Clone(r.loose)
	for i := range results {
		res := &results[i]
		list = append(list, res.faults...)
		loose = append(loose, res.loose...)
		if report, ok := res.record.(*Report); !res.whole || ok && report.Year != res.year { // a slip in its year is said once, where it stands
			broken[res.file] = true
		}
		switch rec := res.record.(type) {
		case *Site:
			w.Site = *rec
		case *Themes:
			w.Themes = rec.Themes
		case *Calendar:
			w.Calendar = rec.Days
		case *Terms:
			w.Terms = rec.Terms
		case *Holidays:
			w.Holidays = rec.Days
		case *Report:
			if rec.Place.File != "" {
				w.Reports = append(w.Reports, *rec)
			}
		case *Campaign:
			if rec.Place.File != "" {
				w.Campaigns = append(w.Campaigns, *rec)
			}
		default:
			w.Disclosure.add(rec)
		}
	}
	w.Disclosure.sort()
	slices.SortFunc(w.Reports, func(a, b Report) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Place.File, b.Place.File))
	})
	slices.SortFunc(w.Campaigns, func(a, b Campaign) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), a.First().Time().Compare(b.First().Time()), strings.Compare(a.Slug, b.Slug),
			strings.Compare(a.Place.File, b.Place.File))
	})
	list = append(list, w.references(broken)...)
	list = append(list, w.disclosureReferences(broken)...)
	list = append(list, w.unused(loose)...)
	return w, list
}

// First is the day on which the campaign begins; of one that names no day the last of its year, so that it stands behind those that do.
func (c *Campaign) First() Date {
	switch {
	case !c.Date.IsZero():
		return c.Date
	case !c.Start.IsZero():
		return c.Start
	}
	return Date{c.Year, 12, 31}
}
