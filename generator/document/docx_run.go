package document

import (
	"fmt"
	"strings"
)

// inline reads one child of a paragraph, or of something that wraps runs.
func (s *story) inline(e element, style string) error {
	within := func() error { return s.x.each(func(e element) error { return s.inline(e, style) }) }
	switch e.name {
	case "r":
		return s.run(style)
	case "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "bdo", "dir", "subDoc":
		return within()
	case "sdt":
		return s.control(within)
	case "fldSimple":
		if why := left(e.attr("instr")); why != "" {
			return s.dropping(why, within)
		}
		return within()
	case "del":
		return s.dropping(whyDeleted, within)
	case "moveFrom":
		return s.dropping(whyMoved, within)
	case "mc:AlternateContent":
		return s.alternate(within, s.size)
	case "m:oMath", "m:oMathPara":
		return s.formula()
	}
	return nil
}

// size grows with whatever the current paragraph gains.
func (s *story) size() int { return s.text.Len() + len(s.boxes) + s.pictures + s.graphs }

// run reads a run: its text, unless it is hidden.
func (s *story) run(style string) error {
	outer := s.why
	defer func() { s.why = outer }()
	hide := func(hidden bool) {
		s.why = outer
		if hidden && outer == "" {
			s.why = whyHidden
		}
	}
	if s.styles.hides(style, "") {
		hide(true)
	}
	return s.x.each(func(e element) error {
		if e.name != "rPr" {
			return s.content(e, style)
		}
		char, direct, said := "", false, false
		err := s.x.each(func(e element) error {
			switch e.name {
			case "rStyle":
				char = e.attr("val")
			case "vanish":
				direct, said = on(e), true
			}
			return nil
		})
		if !said {
			direct = s.styles.hides(style, char)
		}
		hide(direct)
		return err
	})
}

// content reads one child of a run.
func (s *story) content(e element, style string) error {
	switch e.name {
	case "t", "delText":
		text, err := s.x.text()
		if e.attr("space") != "preserve" {
			text = strings.Trim(text, " \t\r\n")
		}
		if e.name == "delText" && s.why == "" {
			s.dropText(whyDeleted, text)
			return err
		}
		s.put(text)
		return err
	case "instrText":
		text, err := s.x.text()
		s.code(text)
		return err
	case "fldChar":
		s.fieldMark(e.attr("fldCharType"))
	case "tab", "ptab":
		s.put("\t")
	case "br":
		if kind := e.attr("type"); kind == "page" || kind == "column" {
			s.put(pageBreak)
		} else {
			s.put("\n")
		}
	case "cr":
		s.put("\n")
	case "noBreakHyphen":
		s.put("-")
	case "sym":
		return s.symbol(e)
	case "pgNum":
		s.lost = whyPage
	case "footnoteReference", "endnoteReference":
		s.call(note{strings.TrimSuffix(e.name, "Reference") + "s", e.attr("id")})
	case "ruby":
		return s.ruby(style)
	case "drawing", "pict", "object":
		return s.drawing(e)
	case "mc:AlternateContent":
		return s.alternate(func() error {
			return s.x.each(func(e element) error { return s.content(e, style) })
		}, s.size)
	}
	return nil
}

// put adds text to the paragraph, or to what is left out.
func (s *story) put(text string) {
	if text == "" {
		return
	}
	why := s.why
	for _, f := range s.fields {
		if !f.result {
			f.stray.WriteString(text)
			return
		}
		if why == "" {
			why = f.why
		}
	}
	if why != "" {
		s.dropText(why, text)
		return
	}
	s.text.WriteString(text)
}

// dropText lists text that the paragraph lost, in one piece where it stood in one piece.
func (s *story) dropText(why, text string) {
	if s.lost != why || s.losing != why {
		s.endLoss()
	}
	s.lost, s.losing = why, why
	s.loss.WriteString(text)
}

// call marks the place where the text calls a note: [1], [2] … in one sequence.
func (s *story) call(n note) {
	if s.note || s.why != "" {
		return
	}
	s.notes = append(s.notes, n)
	s.put(noteMark(len(s.notes)))
}

func noteMark(n int) string { return fmt.Sprintf("[%d]", n) }

// ruby keeps the text that has a reading above it and leaves the reading out.
func (s *story) ruby(style string) error {
	return s.x.each(func(e element) error {
		runs := func() error { return s.x.each(func(e element) error { return s.inline(e, style) }) }
		switch e.name {
		case "rubyBase":
			return runs()
		case "rt":
			return s.dropping(whyRuby, runs)
		}
		return nil
	})
}

// formula keeps the characters of a formula in their order.
func (s *story) formula() error {
	return s.x.each(func(e element) error {
		if e.name != "m:t" {
			return s.formula()
		}
		text, err := s.x.text()
		s.put(text)
		return err
	})
}

// drawing looks in a drawing, old or new, for text boxes; each becomes blocks behind the paragraph.
func (s *story) drawing(e element) error {
	switch e.name {
	case "txbxContent":
		box := s.inner()
		err := box.blocks()
		s.boxes = append(s.boxes, box.finish()...)
		return err
	case "mc:AlternateContent":
		return s.alternate(func() error { return s.x.each(s.drawing) }, s.size)
	case "v:textpath":
		if text := e.attr("string"); text != "" && s.why == "" {
			s.boxes = append(s.boxes, paragraph(text))
		}
	case "?:pic", "v:imagedata":
		s.pictures++
	case "?:chart", "?:relIds":
		s.graphs++
	}
	return s.x.each(s.drawing)
}
