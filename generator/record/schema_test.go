package record

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// `go run ./generator schema` writes them anew.
func TestTheCommittedSchemasAreThoseOfTheTypes(t *testing.T) {
	dir := "../../data/schema"
	schemas := Schemas()
	files, err := filepath.Glob(dir + "/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(schemas) {
		t.Errorf("%d schemas in data/schema, want %d", len(files), len(schemas))
	}
	for name, want := range schemas {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(got), string(want)); diff != "" {
			t.Errorf("%s is not current, run go run ./generator schema: -got +want\n%s", name, diff)
		}
	}
}

func TestASchemaKnowsKeysLabelsAndValues(t *testing.T) {
	var schema struct {
		Schema     string `json:"$schema"`
		Required   []string
		Additional bool `json:"additionalProperties"`
		Properties map[string]struct {
			Type, Format, Description string
			Enum                      []string
			Items                     struct {
				Required   []string
				Properties map[string]any
			}
		}
	}
	schema.Additional = true
	if err := json.Unmarshal(Schemas()["campaign.schema.json"], &schema); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(schema.Required, []string{"kind", "title", "source"}); diff != "" {
		t.Errorf("required: -got +want\n%s", diff)
	}
	if got := schema.Properties["date"]; got.Type != "string" || got.Format != "date" || got.Description != "日期。日期写年-月-日，不加引号，例如 date = 2023-12-04" {
		t.Errorf("date: %+v", got)
	}
	if diff := cmp.Diff(schema.Properties["kind"].Enum, []string{"event", "summary"}); diff != "" {
		t.Errorf("kind: -got +want\n%s", diff)
	}
	if got := schema.Properties["photos"].Items; len(got.Properties) != 5 || cmp.Diff(got.Required, []string{"file", "alt"}) != "" {
		t.Errorf("photos: %+v", got)
	}
	if schema.Additional || schema.Schema != "http://json-schema.org/draft-07/schema#" {
		t.Errorf("unknown keys are allowed: %v; draft %s", schema.Additional, schema.Schema)
	}
}
