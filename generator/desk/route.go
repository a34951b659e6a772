package desk

import (
	"embed"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
)

//go:embed templates look script picture
var assets embed.FS

// Handler answers the desk's requests.
func (d *Desk) Handler() http.Handler {
	mux := http.NewServeMux()
	get := func(path string, h http.HandlerFunc) { mux.HandleFunc("GET "+path, h) }
	post := func(path string, h http.HandlerFunc) { mux.HandleFunc("POST "+path, d.posted(h)) }
	get("/enter", d.enter)
	mux.HandleFunc("POST /alive", d.alive)
	get("/look/{name}", d.look)
	get("/script/desk.js", d.script)

	get("/{$}", d.overview)
	get("/town", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/town/names", http.StatusSeeOther) })
	get("/town/history", d.townHistory)
	get("/town/history/{stamp}", d.townVersion)
	post("/town/history/{stamp}", d.townRestore)
	get("/town/{step}", d.townShow)
	post("/town/{step}", d.townPost)
	post("/create", d.create)
	post("/name", d.name)

	get("/events", d.events)
	get("/new", d.eventNew)
	post("/new", d.eventBegin)
	get("/import", d.importShow)
	get("/draft/{id}", d.draftShow)
	post("/draft/{id}", d.draftPost)
	get("/draft/{id}/photo/{number}", d.draftPhotoShow)
	get("/draft/{id}/attachment/{number}", d.draftAttachmentShow)
	post("/draft/{id}/move", d.movePost)
	get("/draft/{id}/preview", d.draftPreview)
	post("/draft/{id}/preview", d.draftPreviewMake)
	get("/draft/{id}/conflict", d.conflictShow)
	post("/draft/{id}/conflict", d.conflictPost)

	get("/event/{year}/{slug}", d.eventShow)
	post("/event/{year}/{slug}", d.eventPost)
	get("/event/{year}/{slug}/photo/{number}", d.eventPhotoShow)
	get("/event/{year}/{slug}/attachment/{number}", d.eventAttachmentShow)
	get("/event/{year}/{slug}/history", d.historyShow)
	get("/event/{year}/{slug}/history/{stamp}", d.versionShow)
	post("/event/{year}/{slug}/history/{stamp}", d.versionRestore)
	get("/bin", d.binShow)
	post("/bin/{entry}", d.binPost)

	get("/clock", d.clock)
	get("/check", d.checkShow)
	get("/site", d.siteShow)
	post("/site", d.siteMake)
	get("/preview/", d.previewFile)
	get("/publish", d.publishShow)
	post("/publish", d.publishPost)
	get("/publish/state", d.publishState)
	get("/help", d.help)
	get("/help/{topic}", d.help)
	get("/help/picture/{name}", d.picture)
	get("/quit", d.quitShow)
	post("/quit", d.quitPost)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { d.refuse(w, r, http.StatusNotFound, "没有这一页") })
	return d.guard.around(mux, d.refuse)
}

// posted parses a form within limits and lets pass only what carries the session's token.
func (d *Desk) posted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		most := int64(formBytes)
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
			most = fieldBytes
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		err := r.ParseForm()
		if err == nil {
			err = r.ParseMultipartForm(formMemory)
		}
		if errors.Is(err, http.ErrNotMultipart) {
			err = nil
		}
		if r.MultipartForm != nil {
			defer r.MultipartForm.RemoveAll()
		}
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large), errors.Is(err, multipart.ErrMessageTooLarge):
			d.refuse(w, r, http.StatusRequestEntityTooLarge, "一次传得太多，超过 400 MB。请分几次选")
		case err != nil:
			d.refuse(w, r, http.StatusBadRequest, "没有传完整，请再试一次")
		case !d.guard.signed(r):
			d.refuse(w, r, http.StatusForbidden, "这个表单不是从工作台发出的，没有执行。请回到工作台再试")
		default:
			next(w, r)
		}
	}
}

// look are the styles: the site's tokens first, then the desk's own.
func (d *Desk) look(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if name == "site.css" {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Write(d.o.Look)
		return
	}
	d.asset(w, r, "look/"+name, ".css", "text/css; charset=utf-8")
}

// scripts are the parts of the desk's script in the order in which they are joined.
var scripts = []string{"autosave", "preview", "table", "markdown", "photos", "small", "desk"}

// script joins the parts to one classic script without globals.
func (d *Desk) script(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	io.WriteString(w, "(function () {\n\"use strict\";\n")
	for _, name := range scripts {
		text, err := assets.ReadFile("script/" + name + ".js")
		if err != nil {
			panic("desk: a script is not embedded: " + err.Error())
		}
		w.Write(text)
	}
	io.WriteString(w, "})();\n")
}

// picture is a picture of the help pages.
func (d *Desk) picture(w http.ResponseWriter, r *http.Request) {
	d.asset(w, r, "picture/"+r.PathValue("name"), ".png", "image/png")
}

func (d *Desk) asset(w http.ResponseWriter, r *http.Request, name, ext, kind string) {
	data, err := assets.ReadFile(name)
	if err != nil || !strings.HasSuffix(name, ext) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Write(data)
}
