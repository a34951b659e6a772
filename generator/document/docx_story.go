package document

import "strings"

// A story is a run of blocks with a reading order of its own: the body, a table cell, a text box, a footnote, a header.
type story struct {
	*docx
	x     *xmlReader
	out   []block
	carry strings.Builder // text of paragraphs whose mark is deleted or hidden: it joins the next paragraph
	why   string          // "" while text is kept, else why it is left out
	note  bool            // a note's own text, in which calls of notes are its own mark

	fields []*field // open fields, the innermost last

	// The paragraph being read.
	text  strings.Builder
	boxes []block // its text boxes
	lost  string  // why the last text of it was left out
}

func (d *docx) story(data []byte) *story { return &story{docx: d, x: newXML(data, d.limits)} }

// inner is a story within s, read from the same part.
func (s *story) inner() *story { return &story{docx: s.docx, x: s.x, why: s.why, note: s.note} }

// finish returns the story's blocks.
func (s *story) finish() []block {
	if s.carry.Len() > 0 {
		s.out = append(s.out, paragraph(s.carry.String()))
		s.carry.Reset()
	}
	return s.out
}

// blocks reads the children of the element just opened as blocks.
func (s *story) blocks() error { return s.x.each(s.block) }

func (s *story) block(e element) error {
	switch e.name {
	case "p":
		return s.paragraph()
	case "tbl":
		return s.table()
	case "sdt":
		return s.control(s.blocks)
	case "ins", "moveTo", "customXml", "sdtContent":
		return s.blocks()
	case "del":
		return s.dropping(whyDeleted, s.blocks)
	case "moveFrom":
		return s.dropping(whyMoved, s.blocks)
	case "mc:AlternateContent":
		return s.alternate(s.blocks, func() int { return len(s.out) })
	case "altChunk":
		s.docx.dropped = append(s.docx.dropped, Dropped{Why: "嵌入的其他文档没有读取"})
	}
	return nil
}

const (
	whyDeleted  = "修订中已删除的文字"
	whyMoved    = "修订中移到别处的文字（新位置的文字保留）"
	whyHidden   = "隐藏文字"
	whyContents = "自动目录"
	whyPage     = "页码"
	whyPrompt   = "未填写的提示文字"
	whyRuby     = "注音"
)

// dropping reads with fn while text is left out for a reason. The outermost reason stands.
func (s *story) dropping(why string, fn func() error) error {
	before := s.why
	if before == "" {
		s.why = why
	}
	err := fn()
	s.why = before
	return err
}

// control reads a content control: its content, save a table of contents and a prompt that nobody filled in.
func (s *story) control(content func() error) error {
	why := ""
	return s.x.each(func(e element) error {
		switch e.name {
		case "sdtPr":
			return s.x.each(func(e element) error {
				switch e.name {
				case "showingPlcHdr":
					if on(e) {
						why = whyPrompt
					}
				case "docPartObj":
					return s.x.each(func(e element) error {
						if e.name == "docPartGallery" && e.attr("val") == "Table of Contents" {
							why = whyContents
						}
						return nil
					})
				}
				return nil
			})
		case "sdtContent":
			if why != "" {
				return s.dropping(why, content)
			}
			return content()
		}
		return nil
	})
}

// alternate reads the same content given twice, for newer and older programs, once: the newer form unless nothing came of it, told by
// whether size grew.
func (s *story) alternate(content func() error, size func() int) error {
	before := size()
	return s.x.each(func(e element) error {
		if e.name == "mc:Choice" || e.name == "mc:Fallback" {
			if size() == before {
				return content()
			}
		}
		return nil
	})
}

// on reads a switch such as <w:vanish/>: on unless its val says otherwise.
func on(e element) bool {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
