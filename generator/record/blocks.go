package record

import (
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// A block is one key at the top of a record with all that belongs to it: one line, a [table], or the elements of a [[list]], each with
// the comments right above it.
type block struct {
	key    string
	header bool
	texts  []string // one; of a [[list]] one for each element
	value  any      // without what is empty; nil where all is
	values []any    // of a [[list]]
}

type blocks struct {
	tree map[string]any // without what is empty
	list []block
	cut  bool // the text could be cut into blocks
}

// blocksOf cuts a text where its top keys and headers begin.
func blocksOf(text string) blocks {
	var tree map[string]any
	_, err := toml.Decode(text, &tree)
	entries, fault := scan(text)
	if err != nil || fault >= 0 {
		return blocks{}
	}
	out := blocks{cut: true, tree: map[string]any{}}
	if kept, ok := filled(tree).(map[string]any); ok {
		out.tree = kept
	}
	type start struct {
		at     int
		key    string
		header bool
	}
	var starts []start
	for _, e := range entries {
		switch {
		case e.parent < 0 && e.count == 0 || e.parent < 0 && !e.header:
			starts = append(starts, start{int(e.start), e.key, e.header})
		case e.parent >= 0 && e.header && e.index >= 0 && entries[e.parent].parent < 0:
			starts = append(starts, start{int(e.start), entries[e.parent].key, true})
		}
	}
	head := len(headOf(text))
	for i, s := range starts {
		from, to := head, len(text)
		if i > 0 {
			from = commentAbove(text, s.at, head)
		}
		if i+1 < len(starts) {
			to = commentAbove(text, starts[i+1].at, head)
		}
		if from >= to {
			return blocks{tree: out.tree} // written in an order that can't be cut
		}
		out.add(s.key, s.header, text[from:to], tree)
	}
	return out
}

// add appends a piece of text to the block of its key.
func (b *blocks) add(key string, header bool, text string, tree map[string]any) {
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	for i := range b.list {
		if b.list[i].key == key {
			b.list[i].texts = append(b.list[i].texts, text)
			return
		}
	}
	bl := block{key: key, header: header, texts: []string{text}, value: b.tree[key]}
	if list, ok := tree[key].([]map[string]any); ok {
		for _, element := range list {
			bl.values = append(bl.values, filled(element))
		}
	}
	b.list = append(b.list, bl)
}

// headOf is the comment and the blank lines before anything else.
func headOf(text string) string {
	end := 0
	for end < len(text) {
		line, _, more := strings.Cut(text[end:], "\n")
		if trimmed := strings.TrimSpace(line); trimmed != "" && trimmed[0] != '#' {
			break
		}
		end += len(line)
		if more {
			end++
		}
	}
	return text[:end]
}

// commentAbove moves a start up over the comment lines that touch it, not further than the limit.
func commentAbove(text string, start, limit int) int {
	start = strings.LastIndexByte(text[:start], '\n') + 1
	for start > limit {
		line := strings.LastIndexByte(text[:start-1], '\n') + 1
		if line < limit || !strings.HasPrefix(strings.TrimSpace(text[line:start]), "#") {
			break
		}
		start = line
	}
	return start
}

// filled is a value as it is compared: without what is empty, whole numbers like others, all lists alike; nil where nothing is left.
func filled(x any) any {
	switch x := x.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for key, value := range x {
			if v := filled(value); v != nil {
				out[key] = v
			}
		}
		if len(out) > 0 {
			return out
		}
	case []map[string]any:
		out := make([]any, len(x))
		for i, value := range x {
			out[i] = filled(value)
		}
		if len(out) > 0 {
			return out
		}
	case []any:
		out := make([]any, len(x))
		for i, value := range x {
			out[i] = filled(value)
		}
		if len(out) > 0 {
			return out
		}
	case int64:
		if x != 0 {
			return float64(x)
		}
	case float64:
		if x != 0 {
			return x
		}
	case string:
		if x != "" {
			return x
		}
	case bool:
		if x {
			return x
		}
	case time.Time:
		return x.Format(time.RFC3339Nano) + x.Location().String()
	}
	return nil
}
