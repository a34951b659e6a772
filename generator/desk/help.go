package desk

import "net/http"

// help is the manual, one page a topic.
func (d *Desk) help(w http.ResponseWriter, r *http.Request) {
	topic := r.PathValue("topic")
	if topic == "" {
		topic = "start"
	}
	if !helpTopics[topic] {
		d.refuse(w, r, http.StatusNotFound, "没有这一页说明")
		return
	}
	d.page(w, r, "help", "说明", topic)
}

var helpTopics = map[string]bool{"start": true, "event": true, "photos": true, "history": true, "publish": true, "trouble": true}
