package desk_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAFullDiskLosesNothing(t *testing.T) {
	root := town(t, 1)
	o := wired(t, root)
	keep, full := o.Keep, false
	o.Keep = func(file string, text []byte, now time.Time) error {
		if full {
			return errors.New("no space left on device")
		}
		return keep(file, text, now)
	}
	g := visitWith(t, o)
	at, file := g.saved(fill())
	before := g.text(file)
	_, form := g.send(at, url.Values{"do": {"edit"}})
	full = true
	fields := fill()
	fields.Set("village", "甲九村")
	fields.Set("do", "save")
	status, text, _ := g.sendAny(form, fields)
	if status != http.StatusInternalServerError || g.text(file) != before {
		t.Fatal(status)
	}
	has(t, text, "记录保持原样，写的内容在草稿里", "no space left on device")
	full = false
	if !strings.Contains(g.get(form), "甲九村") {
		t.Fatal("what was typed is gone")
	}
	if text, end := g.send(form, fields); end != at || !strings.Contains(g.text(file), "甲九村") {
		t.Error(end, words(text))
	}
}

func TestOfManyAtOnceOneSavesAndTheOthersAreAsked(t *testing.T) {
	g := visit(t, town(t, 1))
	at, file := g.saved(fill())
	forms := make([]string, 8)
	for i := range forms {
		_, forms[i] = g.send(at, url.Values{"do": {"edit"}})
	}
	token := g.token()
	ends := make([]string, len(forms))
	var all sync.WaitGroup
	for i, form := range forms {
		all.Go(func() {
			fields := fill()
			fields.Set("village", "乙"+string(rune('一'+i))+"村")
			fields.Set("do", "save")
			fields.Set("csrf", token)
			_, _, ends[i] = g.sendAny(form, fields)
		})
	}
	all.Wait()
	saved, asked := 0, 0
	for i, end := range ends {
		switch end {
		case at:
			saved++
			if !strings.Contains(g.text(file), "乙"+string(rune('一'+i))+"村") {
				t.Error("the record is not what was saved")
			}
		case forms[i] + "/conflict":
			asked++
		default:
			t.Error(end)
		}
	}
	if saved != 1 || asked != len(forms)-1 {
		t.Errorf("%d saved, %d were asked", saved, asked)
	}
}

func TestNewEventsOfOneTitleGetAddressesOfTheirOwn(t *testing.T) {
	g := visit(t, town(t, 1))
	first, _ := g.saved(fill())
	second, _ := g.saved(fill())
	if second != first+"-2" {
		t.Error(first, second)
	}
}
