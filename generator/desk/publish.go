package desk

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A job is the publication under way, or the last one that ended.
type job struct {
	mu          sync.Mutex
	running     bool
	undo        bool
	done, total int
	target      string
	began       time.Time
	result      *Publication
	faults      []finding.Finding
	err         error
}

// published is what the desk remembers of the last publication, in .pufa/desk/published.json.
type published struct {
	At     time.Time `json:"at"`
	Target string    `json:"target"`
	Who    string    `json:"who"`
	Files  int       `json:"files"`
	New    int       `json:"new"`
	Change int       `json:"changed"`
	Gone   int       `json:"gone"`
	Before int       `json:"before"` // publications that can be gone back to
}

func (d *Desk) lastPublished() *published {
	text, err := os.ReadFile(d.pufa("desk", "published.json"))
	if err != nil {
		return nil
	}
	var p published
	if json.Unmarshal(text, &p) != nil {
		return nil
	}
	return &p
}

type publishView struct {
	Offered     bool
	Undoes      bool
	Running     bool
	Undoing     bool
	Done, Total int
	Target      string
	Default     string
	Began       time.Time
	Result      *Publication
	Faults      []finding.Finding
	Error       string
	Last        *published
	Errors      []finding.Finding
	Warnings    int
	Saved       string
	Open        string // the file of the first page, where the site is a folder
	Pages       []pageGroup
}

// publishShow is the page from which the site goes out: what stands in the way, then one button; then how far it is; then what changed.
func (d *Desk) publishShow(w http.ResponseWriter, r *http.Request) {
	v := publishView{Offered: d.o.Publish != nil, Undoes: d.o.Undo != nil, Last: d.lastPublished(), Default: d.path("网站")}
	if v.Last != nil {
		v.Default = v.Last.Target
	}
	if saved := r.URL.Query().Get("saved"); strings.HasPrefix(saved, "/event/") {
		v.Saved = saved
	}
	d.job.mu.Lock()
	v.Running, v.Undoing, v.Done, v.Total, v.Target, v.Began, v.Result, v.Faults = d.job.running, d.job.undo, d.job.done, d.job.total, d.job.target, d.job.began, d.job.result, d.job.faults
	if d.job.err != nil {
		v.Error = d.job.err.Error()
	}
	d.job.mu.Unlock()
	if v.Result != nil {
		v.Pages = d.groupsOf(v.Result)
		if index := filepath.Join(v.Target, "index.html"); exists(index) {
			v.Open = index
		}
	}
	if !v.Running {
		faults, err := d.findings()
		if err != nil {
			d.broken(w, r, err)
			return
		}
		for _, f := range faults {
			if f.Severity == finding.Error {
				v.Errors = append(v.Errors, f)
			}
		}
		v.Warnings = finding.Count(faults, finding.Warning)
	}
	d.page(w, r, "publish", "发布", v)
}

// publishPost begins a publication, or goes back to the one before. It goes on when the page is closed.
func (d *Desk) publishPost(w http.ResponseWriter, r *http.Request) {
	target := strings.TrimSpace(r.PostFormValue("target"))
	undo := r.PostFormValue("do") == "undo"
	switch {
	case d.o.Publish == nil, undo && d.o.Undo == nil:
		d.refuse(w, r, http.StatusNotFound, "不能发布")
		return
	case target == "" || !filepath.IsAbs(target):
		d.refuse(w, r, http.StatusBadRequest, "请写完整的位置，例如 D:\\网站 或 D:\\网站.zip")
		return
	}
	d.job.mu.Lock()
	if d.job.running {
		d.job.mu.Unlock()
		http.Redirect(w, r, "/publish", http.StatusSeeOther)
		return
	}
	d.job.running, d.job.undo, d.job.done, d.job.total, d.job.target, d.job.began = true, undo, 0, 0, target, d.o.Now()
	d.job.result, d.job.faults, d.job.err = nil, nil, nil
	d.job.mu.Unlock()
	go d.publish(target, undo, d.who(r))
	http.Redirect(w, r, "/publish", http.StatusSeeOther)
}

// publish is the job itself.
func (d *Desk) publish(target string, undo bool, who string) {
	ctx := context.Background()
	var p Publication
	var faults []finding.Finding
	var err error
	if undo {
		p, err = d.o.Undo(ctx, target)
	} else if faults, err = d.findings(); err == nil && finding.Count(faults, finding.Error) == 0 {
		var more []finding.Finding
		p, more, err = d.o.Publish(ctx, target, func(done, total int) {
			d.job.mu.Lock()
			d.job.done, d.job.total = done, total
			d.job.mu.Unlock()
		})
		faults = append(faults, more...)
	}
	ok := err == nil && finding.Count(faults, finding.Error) == 0
	if ok {
		var text []byte
		text, err = json.Marshal(published{d.o.Now(), target, who, p.Files, len(p.New), len(p.Changed), len(p.Gone), p.Earlier})
		if err == nil {
			err = record.WriteFile(d.pufa("desk", "published.json"), text)
		}
	}
	d.job.mu.Lock()
	defer d.job.mu.Unlock()
	d.job.running, d.job.err = false, err
	d.job.faults = nil
	for _, f := range faults {
		if f.Severity == finding.Error {
			d.job.faults = append(d.job.faults, f)
		}
	}
	if ok {
		d.job.result = &p
	}
}

// publishState tells the page's script how far the publication is.
func (d *Desk) publishState(w http.ResponseWriter, r *http.Request) {
	d.job.mu.Lock()
	state := map[string]any{"running": d.job.running, "done": d.job.done, "total": d.job.total}
	d.job.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(state)
}
