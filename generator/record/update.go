package record

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
)

// Update writes v into the text of a record that already is: its leading comment, its comments and whatever v leaves as it was stay byte for
// byte, what v changes is written as Encode does. Of a text that can't be read only the leading comment is kept.
func Update(old []byte, v any) []byte {
	text := plainText(string(old))
	canonical := string(Encode(v))
	before, after := blocksOf(text), blocksOf(canonical)
	if before.cut && reflect.DeepEqual(before.tree, after.tree) {
		return old
	}
	out := headOf(text) + canonical
	if before.cut {
		merged := headOf(text) + joined(merge(before.list, after.list))
		if reflect.DeepEqual(blocksOf(merged).tree, after.tree) {
			out = merged
		}
	}
	if bytes.Contains(old, []byte("\r\n")) {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	if bytes.HasPrefix(old, []byte("\ufeff")) {
		out = "\ufeff" + out
	}
	return []byte(out)
}

// joined puts blocks one after the other, with a blank line before each header.
func joined(list []block) string {
	var b strings.Builder
	for _, bl := range list {
		for i, text := range bl.texts {
			if bl.header && (b.Len() > 0 || i > 0) && !strings.HasSuffix(b.String(), "\n\n") && !strings.HasPrefix(text, "\n") {
				b.WriteString("\n")
			}
			b.WriteString(text)
		}
	}
	return b.String()
}

// merge keeps the order of the old blocks, takes their text where the value is the same, and puts new ones behind the block that goes
// before them in canonical order.
func merge(before, after []block) []block {
	var out []block
	for _, old := range before {
		i := slices.IndexFunc(after, func(b block) bool { return b.key == old.key })
		switch {
		case i < 0 && old.value == nil: // a key with an empty value: as good as absent, and not for us to take away
			out = append(out, old)
		case i < 0:
		case reflect.DeepEqual(old.value, after[i].value):
			out = append(out, old)
		case old.header == after[i].header:
			out = append(out, old.replaced(after[i]))
		}
	}
	for i, b := range after {
		if slices.ContainsFunc(out, func(o block) bool { return o.key == b.key }) {
			continue
		}
		at := 0
		for j, o := range out {
			earlier := slices.ContainsFunc(after[:i], func(a block) bool { return a.key == o.key })
			if earlier || b.header && !o.header {
				at = j + 1
			}
		}
		if b = b.tight(); at > 0 { // blank lines stay in front of what they stood in front of
			last := &out[at-1].texts[len(out[at-1].texts)-1]
			body, gap := parted(*last)
			*last = body
			b.texts[len(b.texts)-1] += gap
		}
		out = slices.Insert(out, at, b)
	}
	return out
}

// replaced is the new block with the comments of the old one, and in a list with the text of each element that stays as it was.
func (old block) replaced(b block) block {
	b = b.tight()
	used := make([]bool, len(old.texts))
	texts := make([]string, len(b.texts))
	for i := range b.texts {
		for j := range old.texts {
			if !used[j] && len(old.values) > j && len(b.values) > i && reflect.DeepEqual(old.values[j], b.values[i]) {
				texts[i], used[j] = old.texts[j], true
				break
			}
		}
	}
	for i, text := range b.texts {
		if texts[i] == "" && i < len(old.texts) && !used[i] {
			_, gap := parted(old.texts[i])
			texts[i], used[i] = headOf(old.texts[i])+text+gap, true
		} else if texts[i] == "" {
			texts[i] = text
		}
	}
	b.texts = texts
	return b
}

// tight is the block without the blank lines behind each of its texts.
func (bl block) tight() block {
	texts := make([]string, len(bl.texts))
	for i, text := range bl.texts {
		texts[i], _ = parted(text)
	}
	bl.texts = texts
	return bl
}

// parted cuts off the blank lines at the end of a text.
func parted(text string) (body, gap string) {
	body = strings.TrimRight(text, "\n") + "\n"
	return body, text[min(len(body), len(text)):]
}
