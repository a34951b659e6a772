package record

import (
	"errors"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"strings"

	"pufa/generator/finding"
)

var yearForm = regexp.MustCompile(`^(19|20)\d\d$`)

// single are the records of which a workspace has one each.
var single = map[string]reflect.Type{
	"site.toml": reflect.TypeFor[Site](), "themes.toml": reflect.TypeFor[Themes](), "calendar.toml": reflect.TypeFor[Calendar](),
	"terms.toml": reflect.TypeFor[Terms](), "holidays.toml": reflect.TypeFor[Holidays](),
}

// list finds the records of the workspace, and what lies among them that is none.
func (r *reader) list() (jobs []job) {
	f := &faults{file: "data"}
	if info, err := fs.Lstat(r.fsys, "data"); err == nil && info.Mode()&fs.ModeSymlink != 0 && !r.inside(f, "data") {
		r.faults = f.list
		return nil
	}
	found := false
	for _, e := range r.entries("data") {
		name := e.Name()
		file := "data/" + name
		t, ok := single[name]
		switch {
		case ok && !e.IsDir():
			found = found || name == "site.toml"
			jobs = append(jobs, job{file: file, record: reflect.New(t).Interface()})
		case name == "reports" && e.IsDir():
			jobs = append(jobs, r.reports()...)
		case name == "campaigns" && e.IsDir():
			for _, year := range r.entries(file) {
				jobs = append(jobs, r.campaigns(file, year)...)
			}
		case name == "disclosure" && e.IsDir():
			jobs = append(jobs, r.disclosure()...)
		case !e.IsDir() && path.Ext(strings.ToLower(name)) == ".toml":
			hint := "改名，或者移走"
			if likely := nearest(name, []string{"site.toml", "themes.toml", "calendar.toml", "terms.toml", "holidays.toml"}); likely != "" {
				hint = "是不是 “" + likely + "”？"
			}
			r.stray(file, "不认识的记录文件，没有读", hint)
		}
	}
	if !found && r.err == nil {
		f := &faults{file: "data/site.toml"}
		f.add("missing", "", "", "没有找到站点资料 data/site.toml", "先用 pufa init 新建工作文件夹；已经有了，就用 --root 指明它在哪里")
		r.faults = append(r.faults, f.list...)
	}
	return jobs
}

func (r *reader) reports() (jobs []job) {
	for _, e := range r.entries("data/reports") {
		file := "data/reports/" + e.Name()
		year, isTOML := strings.CutSuffix(e.Name(), ".toml")
		switch {
		case e.IsDir():
		case isTOML && yearForm.MatchString(year):
			jobs = append(jobs, job{file: file, year: atoi(year), record: &Report{}})
		case strings.EqualFold(path.Ext(e.Name()), ".toml"):
			f := &faults{file: file}
			f.add("file", "", "", "年度报告的文件名应是年份，例如 2023.toml", "按报告年度改名")
			r.faults = append(r.faults, f.list...)
		default:
			r.loose = append(r.loose, file)
		}
	}
	return jobs
}

func (r *reader) campaigns(dir string, year fs.DirEntry) (jobs []job) {
	folder := path.Join(dir, year.Name())
	if !year.IsDir() {
		r.stray(folder, "这里只放年份文件夹，这个文件没有读", "活动记录放进年份文件夹，例如 data/campaigns/2023/")
		return nil
	}
	if !yearForm.MatchString(year.Name()) {
		r.stray(folder, "文件夹的名字不是年份，里面的记录没有读", "改成四位数的年份，例如 2023")
		return nil
	}
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
		if e.IsDir() {
			slug = e.Name()
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
		jobs = append(jobs, job{file: file, folder: e.IsDir(), year: atoi(year.Name()), record: &Campaign{}})
	}
	return jobs
}

// folder looks for the record in a campaign's own folder.
func (r *reader) folder(res *result, f *faults) bool {
	dir := res.file
	entries, err := fs.ReadDir(r.fsys, dir)
	if err != nil {
		res.err = r.failed(f, "reading folder", dir, err)
		return false
	}
	found := false
	for _, e := range entries {
		switch {
		case ignored(e.Name()):
		case e.Name() == "record.toml" && !e.IsDir():
			found = true
		case strings.EqualFold(path.Ext(e.Name()), ".toml"):
			f.warn("file", "", e.Name(), "文件夹里的记录应叫 record.toml，“"+e.Name()+"” 没有读", "改名为 record.toml")
		case !e.IsDir():
			res.loose = append(res.loose, path.Join(dir, e.Name()))
		}
	}
	res.file = path.Join(dir, "record.toml")
	if !found {
		if len(f.list) == 0 {
			f.warn("file", "", "", "文件夹里没有 record.toml，不是一条记录", "补上 record.toml，或者移走文件夹")
		}
		res.loose = nil
		return false
	}
	return true
}

// entries lists a folder without what systems and editors leave behind, and without links that lead out of the workspace.
func (r *reader) entries(dir string) []fs.DirEntry {
	all, err := fs.ReadDir(r.fsys, dir)
	if err != nil {
		f := &faults{file: dir}
		if !errors.Is(err, fs.ErrNotExist) && r.err == nil {
			r.err = r.failed(f, "reading folder", dir, err)
		}
		r.faults = append(r.faults, f.list...)
		return nil
	}
	kept := all[:0]
	for _, e := range all {
		if ignored(e.Name()) {
			continue
		}
		if e.Type()&fs.ModeSymlink != 0 {
			file := path.Join(dir, e.Name())
			f := &faults{file: file}
			if !r.inside(f, file) {
				r.faults = append(r.faults, f.list...)
				continue
			}
			info, err := fs.Stat(r.fsys, file)
			if err != nil {
				f.add("file", "", "", "链接指向的文件不存在", "改正链接，或者删去它")
				r.faults = append(r.faults, f.list...)
				continue
			}
			e = followed{fs.FileInfoToDirEntry(info), e.Name()}
		}
		kept = append(kept, e)
	}
	return kept
}

// followed is what a link leads to, under the link's own name.
type followed struct {
	fs.DirEntry
	name string
}

func (e followed) Name() string { return e.name }

func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

func (r *reader) stray(file, message, hint string) {
	f := &faults{file: file}
	f.warn("file", "", "", message, hint)
	r.faults = append(r.faults, f.list...)
}

// unused reports the files beside records that no record names.
func (w *Workspace) unused(loose []string) (list []finding.Finding) {
	if len(loose) == 0 {
		return nil
	}
	named := map[string]bool{}
	for i := range w.Reports {
		for _, a := range w.Reports[i].Attachments {
			named[path.Join(path.Dir(w.Reports[i].Place.File), a.File)] = true
		}
	}
	for i := range w.Campaigns {
		dir := path.Dir(w.Campaigns[i].Place.File)
		for _, p := range w.Campaigns[i].Photos {
			named[path.Join(dir, p.File)] = true
		}
		for _, a := range w.Campaigns[i].Attachments {
			named[path.Join(dir, a.File)] = true
		}
	}
	w.Disclosure.names(named)
	for _, file := range loose {
		if !named[file] {
			f := &faults{file: file}
			f.warn("file", "", "", "没有记录用到这个文件", "在记录的图片或附件里写上它，或者移走")
			list = append(list, f.list...)
		}
	}
	return list
}

// slugOf is the name that stands in the address: that of the file without .toml, or of the folder.
func slugOf(file string) string { return strings.TrimSuffix(path.Base(file), ".toml") }
