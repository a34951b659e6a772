package document

// styles are the document's styles by id.
type styles struct {
	byID    map[string]style
	regular string // the style of paragraphs that name none
}

// A style says what bears on text: its numbering and whether it hides.
type style struct {
	based    string
	num, lvl string // w:numPr as written, "" where absent
	hides    bool
	says     bool // whether the style says anything of hiding
}

func readStyles(data []byte, limits Limits) (styles, error) {
	all := styles{byID: map[string]style{}}
	if data == nil {
		return all, nil
	}
	x := newXML(data, limits)
	err := x.document(func(element) error {
		return x.each(func(e element) error {
			if e.name != "style" {
				return nil
			}
			id := e.attr("styleId")
			if d := e.attr("default"); e.attr("type") == "paragraph" && (d == "1" || d == "true" || d == "on") {
				all.regular = id
			}
			st, err := readStyle(x)
			all.byID[id] = st
			return err
		})
	})
	return all, err
}

func readStyle(x *xmlReader) (style, error) {
	var st style
	err := x.each(func(e element) error {
		switch e.name {
		case "basedOn":
			st.based = e.attr("val")
		case "pPr":
			return x.each(func(e element) error {
				if e.name != "numPr" {
					return nil
				}
				return x.each(func(e element) error {
					switch e.name {
					case "numId":
						st.num = e.attr("val")
					case "ilvl":
						st.lvl = e.attr("val")
					}
					return nil
				})
			})
		case "rPr":
			return x.each(func(e element) error {
				if e.name == "vanish" {
					st.hides, st.says = on(e), true
				}
				return nil
			})
		}
		return nil
	})
	return st, err
}

// line calls fn for a style and those it is based on, the nearest first, until fn is satisfied.
func (all styles) line(id string, fn func(id string, st style) bool) {
	for range 32 { // a circle of styles ends here
		st, known := all.byID[id]
		if !known || fn(id, st) {
			return
		}
		id = st.based
	}
}

// hides tells whether text of these paragraph and character styles is hidden; the character style has the word where it says anything.
func (all styles) hides(para, char string) bool {
	hides, said := false, false
	ask := func(_ string, st style) bool {
		if st.says {
			hides, said = st.hides, true
		}
		return said
	}
	if all.line(char, ask); said {
		return hides
	}
	if para == "" {
		para = all.regular
	}
	all.line(para, ask)
	return hides
}

// number is the numbering that a paragraph style brings, the level it names, and the style that brings it; num is "" where there is none.
func (all styles) number(para string) (num, lvl, from string) {
	if para == "" {
		para = all.regular
	}
	all.line(para, func(id string, st style) bool {
		if lvl == "" {
			lvl = st.lvl
		}
		if st.num != "" {
			num, from = st.num, id
		}
		return num != ""
	})
	return num, lvl, from
}
