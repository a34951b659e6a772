package dataset

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"pufa/generator/record"
)

// compiled is a JSON Schema made ready to judge.
func compiled(t *testing.T, name string, data []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

func judge(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestTheJSONIsAsItsSchemasSay(t *testing.T) {
	ws := town()
	ws.Disclosure.Annuals = []record.Annual{{Year: 2023, Title: "公开年报", Unit: "样例县甲样镇", Source: "甲样镇", Parts: []record.AnnualPart{{Title: "总体情况"}},
		Issued: record.Issued{Licences: []float64{1}}}}
	made, err := Make(ws)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range made {
		files[f.Path] = f.Bytes
	}
	for name, of := range map[string]string{
		"report": "data/reports/*.json", "figure": "data/figures/*/*.json", "campaigns": "data/campaigns.json", "annual": "data/disclosure/annual/*.json",
	} {
		schema := compiled(t, name, files["data/schema/"+name+".schema.json"])
		judged := 0
		for p, data := range files {
			if matched, _ := path.Match(of, p); matched {
				if err := judge(t, schema, data); err != nil {
					t.Errorf("%s: %v", p, err)
				}
				judged++
				if broken := strings.Replace(string(data), `"title"`, `"titel"`, 1); broken != string(data) && judge(t, schema, []byte(broken)) == nil {
					t.Errorf("the schema of %s allows a key that is not there", p)
				}
			}
		}
		if judged == 0 {
			t.Errorf("nothing was judged by the schema %s", name)
		}
	}
}
