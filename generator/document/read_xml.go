package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// An xmlReader walks one XML part from front to back within limits. Document types, and with them entities, are refused: no office program
// writes any.
type xmlReader struct {
	d      *xml.Decoder
	limits Limits
	depth  int
	tokens int
}

// An element is a start tag. Its name is the local name alone in the dialect's main namespace ("p"), and goes with a prefix of ours elsewhere
// ("m:t"), "?:" where the namespace is none we know.
type element struct {
	name  string
	attrs []xml.Attr
}

// attr is an attribute by local name, "" where there is none.
func (e element) attr(local string) string {
	for _, a := range e.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

func newXML(data []byte, limits Limits) *xmlReader {
	x := &xmlReader{d: xml.NewDecoder(bytes.NewReader(data)), limits: limits}
	return x
}

// document calls fn for the root element.
func (x *xmlReader) document(fn func(element) error) error { return x.each(fn) }

// root is the local name of the root element.
func (x *xmlReader) root() (string, error) {
	for {
		t, err := x.next()
		if err != nil {
			return "", err
		}
		if s, ok := t.(xml.StartElement); ok {
			return s.Name.Local, nil
		}
	}
}

// each calls fn for every child of the element just opened, and returns behind its end. What fn leaves unread of a child is skipped.
func (x *xmlReader) each(fn func(element) error) error {
	level := x.depth
	for {
		t, err := x.next()
		if err == io.EOF && level == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		if s, ok := t.(xml.StartElement); ok {
			if err := fn(element{short(s.Name), s.Attr}); err != nil {
				return err
			}
			if err := x.leave(level); err != nil {
				return err
			}
		} else if x.depth < level {
			return nil
		}
	}
}

// text is all character data up to the end of the element just opened, that of its children included.
func (x *xmlReader) text() (string, error) {
	var b strings.Builder
	for level := x.depth; x.depth >= level; {
		t, err := x.next()
		if err != nil {
			return "", err
		}
		if c, ok := t.(xml.CharData); ok {
			b.Write(c)
		}
	}
	return b.String(), nil
}

// leave reads on until no more than level elements are open.
func (x *xmlReader) leave(level int) error {
	for x.depth > level {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

func (x *xmlReader) next() (xml.Token, error) {
	t, err := x.d.Token()
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF && x.depth == 0:
		return nil, io.EOF
	case errors.As(err, &syntax) || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF):
		return nil, damaged("XML 不完整")
	case err != nil:
		return nil, damaged("XML 编码")
	}
	if x.tokens++; x.tokens > x.limits.Tokens {
		return nil, bomb("XML 内容过多")
	}
	switch t.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > x.limits.Depth {
			return nil, bomb("XML 嵌套过深")
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		return nil, bomb("XML 里有文档类型声明")
	}
	return t, nil
}

// short names an element for the readers. The strict and the transitional dialect have different namespaces and the same elements.
func short(n xml.Name) string {
	switch n.Space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main":
		return n.Local
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return "m:" + n.Local
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc:" + n.Local
	case "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main":
		return "a:" + n.Local
	case "urn:schemas-microsoft-com:vml":
		return "v:" + n.Local
	}
	return "?:" + n.Local
}
