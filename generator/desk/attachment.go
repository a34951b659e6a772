package desk

import (
	"archive/zip"
	"bytes"
	"math"
	"mime"
	"net/http"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"pufa/generator/record"
)

const attachmentsMost = 20

// attachable are the types of files that people are offered to download: what their computers open and no browser runs.
var attachable = []string{".pdf", ".ofd", ".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".pptx", ".ppt", ".dps", ".rtf", ".txt", ".csv", ".zip", ".jpg", ".jpeg", ".png"}

// inside are the folders in an Office file that make it one: a .zip that was renamed has none.
var inside = map[string]string{".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}

// attachment looks at an uploaded file by its name and bytes; nil where it can be offered for download.
func attachment(name string, data []byte) *refusal {
	ext := strings.ToLower(path.Ext(name))
	if !slices.Contains(attachable, ext) {
		return &refusal{"这种文件不能作附件", "可以用 Word、Excel、PPT、WPS、PDF、OFD 文件，文本、图片和 .zip 压缩包"}
	}
	fault, hint := record.AttachmentFault(strings.ToLower(name), int64(len(data)), data[:min(len(data), 16)])
	if fault != "" {
		return &refusal{"文件" + fault, hint}
	}
	if folder, office := inside[ext]; office {
		files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return &refusal{"文件不完整，打不开", "请用原来的软件打开看看，再另存一份"}
		}
		if !slices.ContainsFunc(files.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, folder) }) {
			return &refusal{"文件不是 " + strings.TrimPrefix(ext, ".") + " 文件，只是名字像", "请用原来的软件打开，另存为这种格式"}
		}
		if slices.ContainsFunc(files.File, func(f *zip.File) bool { return path.Base(f.Name) == "vbaProject.bin" }) {
			return &refusal{"文件里带着宏，群众的电脑会报警", "请用原来的软件另存为不带宏的格式"}
		}
	}
	return nil
}

// addAttachments puts the files of a request into the draft. What was not taken is told in the draft's news.
func (d *Desk) addAttachments(dr *draft, r *http.Request) {
	if r.MultipartForm == nil {
		return
	}
	for _, head := range r.MultipartForm.File["attachment"] {
		if head.Filename == "" && head.Size == 0 {
			continue
		}
		name := baseName(head.Filename)
		tell := func(why string) { dr.News = append(dr.News, "“"+name+"” 没有加入："+why) }
		if len(rows(dr.Values, "attachments")) >= attachmentsMost {
			tell("一场活动最多 " + strconv.Itoa(attachmentsMost) + " 个附件。")
			continue
		}
		if head.Size > record.MaxAttachment {
			tell((&refusal{"文件超过 50 MB", "请压缩里面的图片，或者拆成几个文件"}).Error())
			continue
		}
		data, err := bytesOf(head)
		if err != nil {
			tell("没有传完整，请再试一次。")
			continue
		}
		if why := attachment(name, data); why != nil {
			tell(why.Error())
			continue
		}
		if err := d.addAttachment(dr, name, data); err != nil {
			tell("电脑没有存下来：" + err.Error())
		}
	}
}

// addAttachment keeps a file under a name of its own, for the name stands in its address; what people called it becomes its title.
func (d *Desk) addAttachment(dr *draft, name string, data []byte) error {
	ext := path.Ext(name)
	kept := d.freeName(dr, d.folderOf(dr), "attachment", strings.ToLower(ext))
	if err := record.WriteFile(filepath.Join(d.draftFolder(dr.ID), kept), data); err != nil {
		return err
	}
	at := row("attachments", next(dr.Values, "attachments"))
	dr.Values.Set("attachments", "shown")
	dr.Values.Set(at+".file", kept)
	dr.Values.Set(at+".title", strings.Join(strings.Fields(strings.TrimSuffix(name, ext)), " "))
	return nil
}

type attachmentRow struct {
	At, File, Title string
	Kind, Address   string
	Number, Index   int
	First, Last     bool
	Faults          []fault
}

func attachmentsField(x field, dr *draft, faults []fault) field {
	all := rows(dr.Values, "attachments")
	for n, i := range all {
		at := row("attachments", i)
		a := attachmentRow{At: at, File: dr.Values.Get(at + ".file"), Title: dr.Values.Get(at + ".title"), Number: n + 1, Index: n,
			Address: "/draft/" + dr.ID + "/attachment/" + strconv.Itoa(i), First: n == 0, Last: n == len(all)-1}
		a.Kind = strings.ToUpper(strings.TrimPrefix(path.Ext(a.File), "."))
		for _, f := range faults {
			if f.Field == at {
				a.Faults = append(a.Faults, f)
			}
		}
		x.Attachments = append(x.Attachments, a)
	}
	return x
}

// draftAttachmentShow and eventAttachmentShow give an attachment by its number, to be kept and opened by the program it is for.
func (d *Desk) draftAttachmentShow(w http.ResponseWriter, r *http.Request) {
	dr, ok := d.wantDraft(w, r)
	if !ok {
		return
	}
	n, ok := wantNumber(w, r, math.MaxInt)
	if !ok {
		return
	}
	at := row("attachments", n)
	d.sendAttachment(w, r, d.besideDraft(dr, dr.Values.Get(at+".file")), dr.Values.Get(at+".title"))
}

func (d *Desk) eventAttachmentShow(w http.ResponseWriter, r *http.Request) {
	file, _, c, ok := d.wantEvent(w, r)
	if !ok {
		return
	}
	n, ok := wantNumber(w, r, len(c.Attachments))
	if !ok {
		return
	}
	a := c.Attachments[n]
	d.sendAttachment(w, r, filepath.Join(filepath.Dir(d.path(file)), filepath.FromSlash(a.File)), a.Title)
}

func (d *Desk) sendAttachment(w http.ResponseWriter, r *http.Request, place, title string) {
	ext := strings.ToLower(filepath.Ext(place))
	data, err := d.bytesBeside(place)
	if err != nil || !slices.Contains(attachable, ext) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": title + ext}))
	w.Write(data)
}
