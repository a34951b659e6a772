package main

import (
	"io"
	"strings"
	"testing"
)

// The desk's page and the verb count alike: testdata/script/clock.txtar has the same days.
func TestTheDeskCountsAsTheClockDoes(t *testing.T) {
	root := exampleTown(t, 0)
	options, err := deskOptions(root)
	if err != nil {
		t.Fatal(err)
	}
	form, _, client := formAtDesk(t, options)
	answer, err := client.Get(form[:strings.Index(form, "/draft")] + "/clock?received=2026-04-01")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"告知补正", "2026年4月13日", "2026年4月30日", "2026年4月23日", "《政府信息公开条例》第三十三条"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}
