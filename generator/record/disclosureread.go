package record

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

const disclosureDir = "data/disclosure"

// disclosure lists the records below data/disclosure/.
func (r *reader) disclosure() (jobs []job) {
	for _, e := range r.entries(disclosureDir) {
		file := path.Join(disclosureDir, e.Name())
		switch name := e.Name(); {
		case name == "guide.toml" && !e.IsDir():
			jobs = append(jobs, job{file: file, record: &Guide{}})
		case name == "catalogue.toml" && !e.IsDir():
			jobs = append(jobs, job{file: file, record: &Catalogue{}})
		case name == "standards.toml" && !e.IsDir():
			jobs = append(jobs, job{file: file, record: &Standards{}})
		case name == "rules" && e.IsDir():
			jobs = append(jobs, r.slugged(file, 0, func() any { return &Document{} })...)
		case name == "documents" && e.IsDir():
			jobs = append(jobs, r.yearFolders(file, func() any { return &Document{} })...)
		case name == "annual" && e.IsDir():
			jobs = append(jobs, r.years(file, func() any { return &Annual{} })...)
		case name == "enforcement" && e.IsDir():
			jobs = append(jobs, r.enforcement(file)...)
		case path.Ext(strings.ToLower(name)) == ".toml":
			hint := "改名，或者移走"
			if likely := nearest(name, []string{"guide.toml", "catalogue.toml", "standards.toml"}); likely != "" {
				hint = "是不是 “" + likely + "”？"
			}
			r.stray(file, "不认识的记录文件，没有读", hint)
		case e.IsDir():
			r.stray(file, "不认识的文件夹，里面的记录没有读", "这里用的文件夹：rules、documents、annual、enforcement")
		}
	}
	return jobs
}

// yearFolders are the records in folders named by years.
func (r *reader) yearFolders(dir string, record func() any) (jobs []job) {
	for _, e := range r.entries(dir) {
		folder := path.Join(dir, e.Name())
		switch {
		case !e.IsDir():
			r.stray(folder, "这里只放年份文件夹，这个文件没有读", "记录放进年份文件夹，例如 "+dir+"/2023/")
		case !yearForm.MatchString(e.Name()):
			r.stray(folder, "文件夹的名字不是年份，里面的记录没有读", "改成四位数的年份，例如 2023")
		default:
			jobs = append(jobs, r.slugged(folder, atoi(e.Name()), record)...)
		}
	}
	return jobs
}

// slugged are the records of a folder, each a file or a folder named by its slug.
func (r *reader) slugged(folder string, year int, record func() any) (jobs []job) {
	taken := map[string]string{}
	for _, e := range r.entries(folder) {
		file := path.Join(folder, e.Name())
		slug, isTOML := strings.CutSuffix(e.Name(), ".toml")
		if !e.IsDir() && !isTOML {
			if strings.EqualFold(path.Ext(e.Name()), ".toml") {
				r.stray(file, "扩展名要用小写 .toml，这个文件没有读", "改名")
			} else {
				r.loose = append(r.loose, file)
			}
			continue
		}
		f := &faults{file: file}
		if fault := SlugFault(slug); fault != "" {
			f.add("slug", "", slug, "名字 “"+shorten(slug, 40)+"” 不能用作地址："+fault, slugHint)
		}
		if other, ok := taken[strings.ToLower(slug)]; ok {
			f.add("duplicate", "", slug, "和 "+path.Base(other)+" 的地址相同", "给其中一个改名；大小写不同也算相同")
		}
		taken[strings.ToLower(slug)] = file
		r.faults = append(r.faults, f.list...)
		jobs = append(jobs, job{file: file, folder: e.IsDir(), year: year, record: record()})
	}
	return jobs
}

// years are the records of a folder, each a file named by its year.
func (r *reader) years(dir string, record func() any) (jobs []job) {
	for _, e := range r.entries(dir) {
		jobs = append(jobs, r.year(dir, e, record)...)
	}
	return jobs
}

func (r *reader) year(dir string, e fs.DirEntry, record func() any) []job {
	file := path.Join(dir, e.Name())
	year, isTOML := strings.CutSuffix(e.Name(), ".toml")
	switch {
	case e.IsDir():
	case isTOML && yearForm.MatchString(year):
		return []job{{file: file, year: atoi(year), record: record()}}
	case strings.EqualFold(path.Ext(e.Name()), ".toml"):
		f := &faults{file: file}
		f.add("file", "", "", "这里的文件名应是年份，例如 2023.toml", "按年度改名")
		r.faults = append(r.faults, f.list...)
	default:
		r.loose = append(r.loose, file)
	}
	return nil
}

// enforcement lists agency.toml, the years' counts and the years' results.
func (r *reader) enforcement(dir string) (jobs []job) {
	for _, e := range r.entries(dir) {
		file := path.Join(dir, e.Name())
		switch {
		case e.Name() == "agency.toml" && !e.IsDir():
			jobs = append(jobs, job{file: file, record: &Enforcement{}})
		case e.IsDir() && yearForm.MatchString(e.Name()):
			jobs = append(jobs, r.slugged(file, atoi(e.Name()), func() any { return &Result{} })...)
		case e.IsDir():
			r.stray(file, "文件夹的名字不是年份，里面的记录没有读", "改成四位数的年份，例如 2023")
		default:
			jobs = append(jobs, r.year(dir, e, func() any { return &EnforcementYear{} })...)
		}
	}
	return jobs
}

// disclosed gives a record what its place says, and holds it to what lies beside it.
func (r *reader) disclosed(f *faults, j job) {
	switch rec := j.record.(type) {
	case *Document:
		rec.Slug, rec.Year = slugOf(j.file), j.year
		r.attached(f, rec.Attachments)
	case *Annual:
		f.yearOfFile(j.year, rec.Year, "报告年度")
		r.attached(f, rec.Attachments)
	case *EnforcementYear:
		f.yearOfFile(j.year, rec.Year, "年度")
	case *Result:
		rec.Slug, rec.Year = slugOf(j.file), j.year
		if !rec.Decided.IsZero() && rec.Decided.Year != j.year {
			f.add("year", "decided", rec.Decided.String(), fmt.Sprintf("决定日期是 %d 年，记录却在 %d 年的文件夹里", rec.Decided.Year, j.year), "改正日期，或者把记录移到对的年份")
		}
	}
}

func (f *faults) yearOfFile(file, year int, label string) {
	if year != 0 && year != file {
		f.add("year", "year", fmt.Sprint(year), fmt.Sprintf("文件名是 %d 年，“year”（%s）写的是 %d", file, label, year), "改正年度，或者给文件改名")
	}
}

// add takes one record in.
func (d *Disclosure) add(record any) {
	switch rec := record.(type) {
	case *Guide:
		d.Guide = rec
	case *Catalogue:
		d.Catalogue = rec
	case *Standards:
		d.Standards = rec
	case *Document:
		switch {
		case rec.Place.File == "":
		case rec.Year == 0:
			d.Rules = append(d.Rules, *rec)
		default:
			d.Documents = append(d.Documents, *rec)
		}
	case *Annual:
		if rec.Place.File != "" {
			d.Annuals = append(d.Annuals, *rec)
		}
	case *Enforcement:
		d.Enforcement = rec
	case *EnforcementYear:
		if rec.Place.File != "" {
			d.EnforcementYears = append(d.EnforcementYears, *rec)
		}
	case *Result:
		if rec.Place.File != "" {
			d.Results = append(d.Results, *rec)
		}
	}
}

func (d *Disclosure) sort() {
	slices.SortFunc(d.Rules, func(a, b Document) int { return strings.Compare(a.Slug, b.Slug) })
	slices.SortFunc(d.Documents, func(a, b Document) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), a.First().Time().Compare(b.First().Time()), strings.Compare(a.Slug, b.Slug))
	})
	slices.SortFunc(d.Annuals, func(a, b Annual) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Place.File, b.Place.File))
	})
	slices.SortFunc(d.EnforcementYears, func(a, b EnforcementYear) int { return cmp.Compare(a.Year, b.Year) })
	slices.SortFunc(d.Results, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), a.Decided.Time().Compare(b.Decided.Time()), strings.Compare(a.Slug, b.Slug))
	})
}

// names marks the files that records name.
func (d *Disclosure) names(named map[string]bool) {
	mark := func(place Place, files []Attachment) {
		for _, a := range files {
			named[path.Join(path.Dir(place.File), a.File)] = true
		}
	}
	for _, list := range [][]Document{d.Rules, d.Documents} {
		for i := range list {
			mark(list[i].Place, list[i].Attachments)
		}
	}
	for i := range d.Annuals {
		mark(d.Annuals[i].Place, d.Annuals[i].Attachments)
	}
}
