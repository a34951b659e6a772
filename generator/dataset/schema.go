package dataset

import (
	"path"
	"reflect"
	"strings"
)

// schemaFiles are the JSON Schemas (draft 7) of the JSON among the files, so that programs can check what they read.
func schemaFiles(files []File) ([]File, error) {
	var schemas []File
	for _, kind := range []struct {
		name, title, of string // of: the files that it describes
		shape           reflect.Type
	}{
		{"report", "年度报告", "data/reports/*.json", reflect.TypeFor[report]()},
		{"figure", "单个数字的来源", "data/figures/*/*.json", reflect.TypeFor[origin]()},
		{"campaigns", campaignsTitle, "data/campaigns.json", reflect.TypeFor[[]campaign]()},
		{"annual", "政府信息公开工作年度报告", "data/disclosure/annual/*.json", reflect.TypeFor[annual]()},
	} {
		described := false
		for _, f := range files {
			matched, err := path.Match(kind.of, f.Path)
			if err != nil {
				return nil, err
			}
			described = described || matched
		}
		if !described {
			continue
		}
		s := schemaOf(kind.shape)
		s["$schema"], s["title"] = "http://json-schema.org/draft-07/schema#", kind.title
		data, err := encode(s)
		if err != nil {
			return nil, err
		}
		schemas = append(schemas, File{"data/schema/" + kind.name + ".schema.json", kind.title + "的 JSON 结构（JSON Schema）", nil, data})
	}
	return schemas, nil
}

// schemaOf is the schema of what encoding/json writes of a type: keys that are never left out are required, no other key stands beside them.
func schemaOf(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Struct:
		properties, required := map[string]any{}, []string{}
		for _, f := range reflect.VisibleFields(t) {
			key, option, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous {
				continue
			}
			properties[key] = schemaOf(f.Type)
			if option != "omitempty" {
				required = append(required, key)
			}
		}
		return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	}
	return map[string]any{"type": "string"}
}
