package document

import "strings"

// properties are what a paragraph's w:pPr says that bears on its text.
type properties struct {
	style    string
	num, lvl string // w:numPr as written, "" where absent
	joins    string // why the paragraph's end is not there: deleted or hidden; "" where it is
}

// paragraph reads one paragraph and adds it, its number first, to the story.
func (s *story) paragraph() error {
	s.text.Reset()
	s.boxes, s.lost = nil, ""
	var props properties
	err := s.x.each(func(e element) error {
		if e.name == "pPr" {
			var err error
			props, err = s.properties()
			return err
		}
		return s.inline(e, props.style)
	})
	if err != nil {
		return err
	}
	s.closeBrokenFields()
	s.endLoss()
	return s.endParagraph(props)
}

func (s *story) endParagraph(props properties) error {
	text := breaks(s.text.String())
	switch {
	case s.why != "":
	case props.joins != "":
		s.carry.WriteString(text)
	case text == "" && s.carry.Len() == 0 && (s.lost == whyContents || s.lost == whyPage || s.lost == whyHidden):
		// the line held nothing else
	default:
		text = s.carry.String() + text
		s.carry.Reset()
		text = s.numbering.next(props.num, props.lvl, props.style, text) + text
		s.out = append(s.out, paragraph(text))
		if err := s.grow(len(text)); err != nil {
			return err
		}
	}
	s.out = append(s.out, s.boxes...)
	return nil
}

func (s *story) properties() (properties, error) {
	var p properties
	err := s.x.each(func(e element) error {
		switch e.name {
		case "pStyle":
			p.style = e.attr("val")
		case "numPr":
			return s.x.each(func(e element) error {
				switch e.name {
				case "numId":
					p.num = e.attr("val")
				case "ilvl":
					p.lvl = e.attr("val")
				}
				return nil
			})
		case "rPr":
			return s.x.each(func(e element) error {
				switch e.name {
				case "del", "moveFrom":
					p.joins = whyDeleted
				case "vanish", "specVanish":
					if on(e) {
						p.joins = whyHidden
					}
				}
				return nil
			})
		}
		return nil
	})
	return p, err
}

// pageBreak marks a page or column break inside a paragraph's text until the paragraph is whole.
const pageBreak = "\f"

// breaks makes page breaks within a paragraph line breaks and takes off those at its ends.
func breaks(text string) string {
	if !strings.Contains(text, pageBreak) {
		return text
	}
	return strings.ReplaceAll(strings.Trim(text, pageBreak), pageBreak, "\n")
}
