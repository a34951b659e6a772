package record

import (
	"fmt"
	"strings"

	"pufa/generator/finding"
)

// disclosureReferences holds documents to one another: index numbers that are no one else's, replacements that exist and come to an end, interpretations
// of what is there. Decisions are held to their numbers, standards to the fields of work.
func (w *Workspace) disclosureReferences(broken map[string]bool) (list []finding.Finding) {
	d := &w.Disclosure
	refs := indexed{documents: map[string]*Document{}, whole: true}
	for file := range broken {
		refs.whole = refs.whole && !strings.HasPrefix(file, disclosureDir)
	}
	each := func(do func(*Document, *lazy)) {
		for _, of := range [][]Document{d.Rules, d.Documents} {
			for i := range of {
				f := &lazy{w: w, faults: faults{file: of[i].Place.File}}
				do(&of[i], f)
				list = append(list, f.list...)
			}
		}
	}
	each(refs.number)
	each(refs.interprets)
	each(refs.replaced)
	return append(append(list, w.decisionReferences()...), w.standardReferences(broken)...)
}

// indexed are the documents by their index numbers. whole tells that every one of them could be read: only then is a number known to be nowhere.
type indexed struct {
	documents map[string]*Document
	whole     bool
}

func (refs *indexed) number(doc *Document, f *lazy) {
	if doc.Index == "" {
		return
	}
	if other, ok := refs.documents[doc.Index]; ok {
		f.add("duplicate", "index", doc.Index, "索引号 “"+shorten(doc.Index, 40)+"” 已经用在 "+other.Place.File, "索引号一件一个，用过的不再用；给后来的这件换一个")
		return
	}
	refs.documents[doc.Index] = doc
}

func (refs *indexed) interprets(doc *Document, f *lazy) {
	for i, index := range doc.Interprets {
		key := fmt.Sprintf("interprets[%d]", i)
		switch {
		case index == doc.Index:
			f.add("reference", key, index, "文件解读的是它自己", "改成被解读的那件文件的索引号")
		case refs.documents[index] == nil && refs.whole:
			f.add("reference", key, index, "没有索引号是 “"+shorten(index, 40)+"” 的文件", didYouMean(index, refs.documents))
		}
	}
}

func (refs *indexed) replaced(doc *Document, f *lazy) {
	if doc.ReplacedBy == "" {
		return
	}
	next := refs.documents[doc.ReplacedBy]
	if next == nil && refs.whole {
		f.add("reference", "replaced_by", doc.ReplacedBy, "没有索引号是 “"+shorten(doc.ReplacedBy, 40)+"” 的文件", didYouMean(doc.ReplacedBy, refs.documents))
	}
	for seen := map[*Document]bool{}; next != nil && !seen[next]; next = refs.documents[next.ReplacedBy] {
		if next == doc {
			f.add("reference", "replaced_by", doc.ReplacedBy, "取代关系绕成了圈：跟着 “replaced_by” 走，又回到了这个文件", "查清哪一件在后，删去多余的一个 replaced_by")
			return
		}
		seen[next] = true
	}
}

// decisionReferences holds every decision to a number of its own.
func (w *Workspace) decisionReferences() (list []finding.Finding) {
	first := map[string]string{}
	for _, r := range w.Disclosure.Results {
		if other, ok := first[r.Number]; ok && r.Number != "" {
			f := &lazy{w: w, faults: faults{file: r.Place.File}}
			f.add("duplicate", "number", r.Number, "决定书文号 “"+shorten(r.Number, 40)+"” 已经用在 "+other, "一件决定一个文号；写错的改正，重复录入的删去一件")
			list = append(list, f.list...)
			continue
		}
		first[r.Number] = r.Place.File
	}
	return list
}

func (w *Workspace) standardReferences(broken map[string]bool) []finding.Finding {
	s := w.Disclosure.Standards
	if s == nil || broken["data/themes.toml"] {
		return nil
	}
	refs := known{themes: map[string]bool{}, broken: broken}
	for _, t := range w.Themes {
		refs.themes[t.ID] = true
	}
	f := &lazy{w: w, faults: faults{file: s.Place.File}}
	for i, row := range s.Rows {
		for k, id := range row.Themes {
			refs.theme(f, fmt.Sprintf("rows[%d].themes[%d]", i, k), id)
		}
	}
	return f.list
}
