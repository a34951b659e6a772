package document

import "strconv"

// An abstractList is one w:abstractNum.
type abstractList struct {
	levels [levels]level
	link   string // the numbering style in which the levels stand instead
}

// readNumbering reads the part that defines lists.
func readNumbering(data []byte, limits Limits, st styles) (*numbering, error) {
	n := &numbering{styles: st, lists: map[string]*list{}, counts: map[string]*counting{}}
	if data == nil {
		return n, nil
	}
	abstracts := map[string]*abstractList{}
	var nums []numElement
	x := newXML(data, limits)
	err := x.document(func(element) error {
		return x.each(func(e element) error {
			switch e.name {
			case "abstractNum":
				a, err := readAbstract(x)
				abstracts[e.attr("abstractNumId")] = a
				return err
			case "num":
				num, err := readNum(x)
				num.id = e.attr("numId")
				nums = append(nums, num)
				return err
			}
			return nil
		})
	})
	abstractOf := map[string]string{}
	for _, num := range nums {
		abstractOf[num.id] = num.abstract
	}
	for _, num := range nums {
		id := num.abstract
		for range 8 { // a definition may stand behind numbering styles
			a := abstracts[id]
			if a == nil || a.link == "" {
				break
			}
			behind, _, _ := st.number(a.link)
			id = abstractOf[behind]
		}
		if a := abstracts[id]; a != nil {
			n.lists[num.id] = num.over(id, a)
		}
	}
	return n, err
}

func readAbstract(x *xmlReader) (*abstractList, error) {
	a := &abstractList{}
	err := x.each(func(e element) error {
		switch e.name {
		case "numStyleLink":
			a.link = e.attr("val")
		case "lvl":
			i, lv, err := readLevel(x, e)
			if i >= 0 {
				a.levels[i] = lv
			}
			return err
		}
		return nil
	})
	return a, err
}

// readLevel reads a w:lvl; its index is -1 where it is none that Word has.
func readLevel(x *xmlReader, e element) (int, level, error) {
	i, err := strconv.Atoi(e.attr("ilvl"))
	if err != nil || i < 0 || i >= levels {
		i = -1
	}
	lv := level{start: 0, format: "decimal", suffix: "tab", resets: -1, numbered: true}
	return i, lv, x.each(func(e element) error { return lv.read(x, e) })
}

func (lv *level) read(x *xmlReader, e element) error {
	switch e.name {
	case "start":
		lv.start = count(e)
	case "numFmt":
		lv.format = e.attr("val")
	case "lvlText":
		lv.text = e.attr("val")
	case "suff":
		lv.suffix = e.attr("val")
	case "lvlRestart":
		lv.resets = count(e)
	case "isLgl":
		lv.decimal = on(e)
	case "pStyle":
		lv.style = e.attr("val")
	case "rPr":
		return x.each(func(e element) error {
			if e.name == "vanish" {
				lv.hidden = on(e)
			}
			return nil
		})
	case "mc:AlternateContent": // a number format that only newer programs know, and the older one to use instead
		return x.each(func(e element) error {
			if e.name != "mc:Fallback" {
				return nil
			}
			return x.each(func(e element) error { return lv.read(x, e) })
		})
	}
	return nil
}

// A numElement is one w:num as written.
type numElement struct {
	id, abstract string
	overrides    map[int]override
}

type override struct {
	start  int
	starts bool
	level  *level
}

func readNum(x *xmlReader) (numElement, error) {
	num := numElement{overrides: map[int]override{}}
	err := x.each(func(e element) error {
		switch e.name {
		case "abstractNumId":
			num.abstract = e.attr("val")
		case "lvlOverride":
			i, err := strconv.Atoi(e.attr("ilvl"))
			if err != nil || i < 0 || i >= levels {
				return nil
			}
			var o override
			err = x.each(func(e element) error {
				switch e.name {
				case "startOverride":
					o.start, o.starts = count(e), true
				case "lvl":
					_, lv, err := readLevel(x, e)
					o.level = &lv
					return err
				}
				return nil
			})
			num.overrides[i] = o
			return err
		}
		return nil
	})
	return num, err
}

// over lays the overrides of a list over its definition.
func (num numElement) over(id string, a *abstractList) *list {
	l := &list{abstract: id, levels: a.levels}
	for i, o := range num.overrides {
		if o.level != nil {
			l.levels[i] = *o.level
		}
		if o.starts {
			l.levels[i].start, l.restart[i] = o.start, true
		}
	}
	return l
}

// count is an element's val as a number of at most six digits, 0 where it is none.
func count(e element) int {
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil || n < 0 || n > 999_999 {
		return 0
	}
	return n
}
