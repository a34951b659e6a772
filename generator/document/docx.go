package document

import (
	"path"
	"slices"
	"strings"
)

// A docx is one Word document while it is read: what its parts say, and what was left out so far.
type docx struct {
	archive   *archive
	limits    Limits
	styles    styles
	numbering *numbering
	notes     []note // footnotes and endnotes in the order in which the text calls them
	dropped   []Dropped
	loss      strings.Builder // text that is being left out, and why: it goes to dropped in one piece
	losing    string
	size      int // bytes of text so far
	cells     int
	depth     int // tables open within one another
	pictures  int
	graphs    int // charts and SmartArt, whose text lies elsewhere
}

// A note is a footnote or an endnote that the text calls.
type note struct {
	kind string // "footnotes" or "endnotes": the part it lies in
	id   string
}

// readDocx reads a .docx as Word shows it with all changes accepted: automatic numbers written out, fields as their results, text boxes
// behind the paragraph they hang on, footnotes and endnotes at the foot. Headers, footers, comments, hidden and deleted text are
// left out and listed.
func readDocx(a *archive, main mainPart, limits Limits) (*Source, error) {
	d := &docx{archive: a, limits: limits}
	rels, err := a.relations(main.name)
	if err != nil {
		return nil, err
	}
	if err := d.readDefinitions(rels); err != nil {
		return nil, err
	}
	blocks, err := d.readPart(main.data, "body")
	if err != nil {
		return nil, err
	}
	if err := d.appendNotes(rels, &blocks); err != nil {
		return nil, err
	}
	if err := d.dropMargins(rels); err != nil {
		return nil, err
	}
	var c composer
	for _, b := range blocks {
		b.compose(&c)
	}
	if d.graphs > 0 {
		d.dropped = append(d.dropped, Dropped{Text: "", Why: "图表或 SmartArt 图形里的文字没有读取"})
	}
	if strings.TrimSpace(c.b.String()) == "" {
		return nil, emptyDocument(d.pictures)
	}
	return c.source("docx", d.dropped), nil
}

func emptyDocument(pictures int) *Refusal {
	if pictures > 0 {
		return &Refusal{Message: "文档里只有图片，没有文字（扫描件）", Hint: "请使用原来的 Word 文件，或先用“图片转文字”识别并校对后再导入"}
	}
	return &Refusal{Message: "文档里没有文字", Hint: "请检查是不是选错了文件，或者文件没有保存成功"}
}

// readDefinitions reads the styles and the numbering, which the body refers to.
func (d *docx) readDefinitions(rels []relation) error {
	for _, kind := range []string{"styles", "numbering"} {
		data, err := d.related(rels, kind)
		if err != nil {
			return err
		}
		if kind == "styles" {
			d.styles, err = readStyles(data, d.limits)
		} else {
			d.numbering, err = readNumbering(data, d.limits, d.styles)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// related unpacks the first part of a kind, nil where there is none.
func (d *docx) related(rels []relation, kind string) ([]byte, error) {
	i := slices.IndexFunc(rels, func(r relation) bool { return r.kind == kind })
	if i < 0 {
		return nil, nil
	}
	return d.archive.part(rels[i].target)
}

// readPart reads the blocks of every element of the name in a part's root: the body, or each header's whole content where name is "".
func (d *docx) readPart(data []byte, name string) ([]block, error) {
	s := d.story(data)
	err := s.x.document(func(root element) error {
		if name == "" {
			return s.blocks()
		}
		return s.x.each(func(e element) error {
			if e.name != name {
				return nil
			}
			return s.blocks()
		})
	})
	return s.finish(), err
}

// appendNotes puts the notes that the text calls behind it, in the order of the calls. A note may call none.
func (d *docx) appendNotes(rels []relation, blocks *[]block) error {
	texts := map[note]string{}
	for _, part := range []string{"footnotes", "endnotes"} {
		if !slices.ContainsFunc(d.notes, func(n note) bool { return n.kind == part }) {
			continue
		}
		data, err := d.related(rels, part)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		if err := d.collect(data, strings.TrimSuffix(part, "s"), func(e element, text string) {
			texts[note{part, e.attr("id")}] = text
		}); err != nil {
			return err
		}
	}
	for i, n := range d.notes {
		if err := d.grow(len(texts[n])); err != nil {
			return err
		}
		*blocks = append(*blocks, paragraph(noteMark(i+1)+" "+strings.TrimSpace(texts[n])))
	}
	return nil
}

// collect reads every element of the name in a part's root as one text.
func (d *docx) collect(data []byte, name string, take func(element, string)) error {
	x := newXML(data, d.limits)
	return x.document(func(element) error {
		return x.each(func(e element) error {
			if e.name != name {
				return nil
			}
			s := &story{docx: d, x: x, note: true}
			if err := s.blocks(); err != nil {
				return err
			}
			take(e, plainText(s.finish()))
			return nil
		})
	})
}

// dropMargins lists what stands outside the text: comments, headers and footers.
func (d *docx) dropMargins(rels []relation) error {
	data, err := d.related(rels, "comments")
	if err != nil {
		return err
	}
	if data != nil {
		if err := d.collect(data, "comment", func(_ element, text string) { d.drop("批注", text) }); err != nil {
			return err
		}
	}
	seen := map[string]bool{}
	for _, r := range rels {
		why := map[string]string{"header": "页眉", "footer": "页脚"}[r.kind]
		if why == "" || !strings.HasSuffix(path.Base(r.target), ".xml") {
			continue
		}
		data, err := d.archive.part(r.target)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		blocks, err := d.readPart(data, "")
		if err != nil {
			return err
		}
		if text := strings.TrimSpace(plainText(blocks)); !seen[text] {
			seen[text] = true
			d.drop(why, text)
		}
	}
	return nil
}

// drop lists text that was left out; blank text is not worth a line.
func (d *docx) drop(why, text string) {
	d.endLoss()
	if strings.TrimSpace(text) != "" {
		d.dropped = append(d.dropped, Dropped{Text: text, Why: why})
	}
}

// endLoss lists the text that is being left out.
func (d *docx) endLoss() {
	text := d.loss.String()
	d.loss.Reset()
	if strings.TrimSpace(text) != "" {
		d.dropped = append(d.dropped, Dropped{Text: text, Why: d.losing})
	}
}

// grow counts text, which styles, lists and notes can multiply beyond what the file holds.
func (d *docx) grow(bytes int) error {
	if d.size += bytes; d.size > d.limits.Text {
		return tooLarge("", "文件里的文字", int64(d.limits.Text))
	}
	return nil
}
