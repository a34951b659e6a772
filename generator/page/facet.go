package page

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"

	"pufa/generator/record"
)

// A facet is one way to look through the campaigns, with the values that occur.
type facet struct {
	id, name string
	values   []facetValue
}

type facetValue struct {
	slug, name string
	campaigns  []*record.Campaign // the newest first
}

// facets are by field of work, place, audience and law, values in the order of how many campaigns they have.
func (b *book) facets() []facet {
	names := map[string]string{}
	for _, t := range b.themes {
		names[t.ID] = t.Name
	}
	return []facet{
		b.facet("theme", "按工作领域", func(c *record.Campaign) []string { return c.Themes }, names),
		b.facet("place", "按村居", func(c *record.Campaign) []string { return []string{c.Village} }, nil),
		b.facet("audience", "按对象", func(c *record.Campaign) []string { return c.Audience }, nil),
		b.facet("law", "按法律法规", func(c *record.Campaign) []string { return c.Laws }, nil),
	}
}

// facet collects the campaigns by the values that of gives. names, where there are any, turn ids into names; ids without a name are left out.
func (b *book) facet(id, name string, of func(*record.Campaign) []string, names map[string]string) facet {
	f := facet{id: id, name: name}
	found := map[string]int{}
	taken := map[string]bool{}
	for i := len(b.campaign) - 1; i >= 0; i-- { // the oldest first, so that a later name never takes an earlier one's address
		c := b.campaign[i]
		for _, value := range slices.Compact(slices.Sorted(slices.Values(of(c)))) {
			shown, slug := value, value
			if names != nil {
				shown = names[value]
			}
			if value == "" || shown == "" || c.Status == statusWithdrawn {
				continue
			}
			at, ok := found[value]
			if !ok {
				if names == nil {
					slug = slugOf(value, taken)
				}
				at = len(f.values)
				found[value] = at
				f.values = append(f.values, facetValue{slug: slug, name: shown})
			}
			f.values[at].campaigns = append(f.values[at].campaigns, c)
		}
	}
	for i := range f.values {
		slices.Reverse(f.values[i].campaigns)
	}
	slices.SortStableFunc(f.values, func(a, b facetValue) int { return len(b.campaigns) - len(a.campaigns) })
	return f
}

// slugOf is a name's address: its pinyin, with a piece of its hash where another name sounds the same or nothing of it can be spelled.
func slugOf(name string, taken map[string]bool) string {
	var b strings.Builder
	args := pinyin.NewArgs()
	for _, r := range name {
		switch {
		case r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		default:
			if sounds := pinyin.SinglePinyin(r, args); len(sounds) > 0 {
				b.WriteString(sounds[0])
			}
		}
	}
	slug := b.String()
	if len(slug) > 60 {
		slug = slug[:60]
	}
	if slug == "" || taken[slug] || endsInNumber(slug) {
		sum := sha256.Sum256([]byte(name))
		slug = strings.TrimLeft(slug+"-"+hex.EncodeToString(sum[:4])+"x", "-")
	}
	taken[slug] = true
	return slug
}

// endsInNumber tells a slug that could be taken for a later page of another list.
func endsInNumber(slug string) bool {
	return slug != "" && slug[len(slug)-1] >= '0' && slug[len(slug)-1] <= '9'
}
