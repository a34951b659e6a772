package desk

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"strings"

	"pufa/generator/record"
)

const (
	formBytes     = 400 << 20 // of one request with all its photos
	fieldBytes    = 10 << 20  // of one request without files
	formMemory    = 8 << 20   // held in memory, the rest on disk until the request ends
	documentBytes = 40 << 20
)

// oneFile reads an uploaded document. why says in Chinese what is wrong, "" where nothing is.
func oneFile(r *http.Request, field string) (name string, data []byte, why string) {
	if r.MultipartForm == nil || len(r.MultipartForm.File[field]) == 0 {
		return "", nil, "没有选文件"
	}
	head := r.MultipartForm.File[field][0]
	if head.Size > documentBytes {
		return "", nil, "文件超过 40 MB，请确认选对了文件"
	}
	data, err := bytesOf(head)
	if err != nil {
		return "", nil, "文件没有传完整，请再试一次"
	}
	return baseName(head.Filename), data, ""
}

func bytesOf(head *multipart.FileHeader) ([]byte, error) {
	f, err := head.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// baseName is a file's name without the folders that some browsers send.
func baseName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	return name
}

// addPhotos cleans the photos of a request and puts them into the draft. What was not taken is told in the draft's news.
func (d *Desk) addPhotos(dr *draft, r *http.Request) {
	if r.MultipartForm == nil {
		return
	}
	for _, head := range r.MultipartForm.File["photo"] {
		if head.Filename == "" && head.Size == 0 {
			continue
		}
		name := baseName(head.Filename)
		tell := func(why string) { dr.News = append(dr.News, "“"+name+"” 没有加入："+why) }
		if len(rows(dr.Values, "photos")) >= 50 {
			tell("一场活动最多 50 张照片。")
			continue
		}
		if head.Size > photoBytes {
			tell(tooBig.Error())
			continue
		}
		data, err := bytesOf(head)
		if err != nil {
			tell("没有传完整，请再试一次。")
			continue
		}
		if err := d.addPhoto(dr, data); err != nil {
			var why *refusal
			if errors.As(err, &why) {
				tell(why.Error())
			} else {
				tell("电脑没有存下来：" + err.Error())
			}
		}
	}
}

func (d *Desk) addPhoto(dr *draft, data []byte) error {
	d.decoding.Lock()
	clean, err := photo(data)
	d.decoding.Unlock()
	if err != nil {
		return err
	}
	folder := d.folderOf(dr)
	name := d.freeName(dr, folder, "photo", ".jpg")
	if err := record.WriteFile(filepath.Join(d.draftFolder(dr.ID), name), clean); err != nil {
		return err
	}
	at := row("photos", next(dr.Values, "photos"))
	dr.Values.Set(at+".file", name)
	dr.Values.Set(at+".alt", "")
	return nil
}

// folderOf is where the files of a draft lie that is saved already, else its own.
func (d *Desk) folderOf(dr *draft) string {
	if dr.File == "" {
		return d.draftFolder(dr.ID)
	}
	return filepath.Dir(d.path(dr.File))
}
