package desk

import "net/http"

// quitShow tells what is unsaved; quitPost ends the desk.
func (d *Desk) quitShow(w http.ResponseWriter, r *http.Request) {
	drafts, err := d.drafts()
	if err != nil {
		d.broken(w, r, err)
		return
	}
	d.job.mu.Lock()
	running := d.job.running
	d.job.mu.Unlock()
	d.page(w, r, "quit", "关闭", struct {
		Drafts     []*draft
		Publishing bool
	}{drafts, running})
}

func (d *Desk) quitPost(w http.ResponseWriter, r *http.Request) {
	d.page(w, r, "closed", "已关闭", nil)
	d.once.Do(func() { close(d.quit) })
}
