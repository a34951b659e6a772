package record

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// Schemas are the JSON Schemas of all records (draft 7, as editors of TOML read it) by their file names: "site.schema.json" and so on. A
// record names its own in its first line, #:schema ../schema/report.schema.json, and the editor then completes keys and shows what they mean.
func Schemas() map[string][]byte {
	out := map[string][]byte{}
	for _, kind := range []struct {
		name, title string
		of          reflect.Type
	}{
		{"site", "网站资料", reflect.TypeFor[Site]()},
		{"themes", "工作领域", reflect.TypeFor[Themes]()},
		{"calendar", "普法日历", reflect.TypeFor[Calendar]()},
		{"terms", "用词规则", reflect.TypeFor[Terms]()},
		{"holidays", "节假日安排", reflect.TypeFor[Holidays]()},
		{"report", "法治政府建设年度报告", reflect.TypeFor[Report]()},
		{"campaign", "普法活动", reflect.TypeFor[Campaign]()},
		{"guide", "政府信息公开指南", reflect.TypeFor[Guide]()},
		{"catalogue", "政府信息公开目录", reflect.TypeFor[Catalogue]()},
		{"standards", "基层政务公开标准目录", reflect.TypeFor[Standards]()},
		{"document", "公开的政府信息", reflect.TypeFor[Document]()},
		{"annual", "政府信息公开工作年度报告", reflect.TypeFor[Annual]()},
		{"enforcement", "行政执法事前公示", reflect.TypeFor[Enforcement]()},
		{"enforcement-year", "行政执法年度数据", reflect.TypeFor[EnforcementYear]()},
		{"result", "行政执法结果", reflect.TypeFor[Result]()},
	} {
		s := schemaOf(shapes[kind.of])
		s.Schema, s.Title = "http://json-schema.org/draft-07/schema#", kind.title
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(s); err != nil {
			panic("record: a schema can't be written: " + err.Error())
		}
		out[kind.name+".schema.json"] = b.Bytes()
	}
	return out
}

// A schema is the part of JSON Schema that records need.
type schema struct {
	Schema      string      `json:"$schema,omitempty"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Type        string      `json:"type"`
	Format      string      `json:"format,omitempty"`
	MinLength   int         `json:"minLength,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Items       *schema     `json:"items,omitempty"`
	Properties  *properties `json:"properties,omitempty"`
	Required    []string    `json:"required,omitempty"`
	Additional  any         `json:"additionalProperties,omitempty"` // false, or the schema of the values
}

// properties keep the order of the fields.
type properties struct {
	keys    []string
	schemas []*schema
}

func (p *properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, key := range p.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(p.schemas[i])
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func schemaOf(sh *shape) *schema {
	s := &schema{Type: "object", Properties: &properties{}, Additional: false}
	for i := range sh.fields {
		f := &sh.fields[i]
		s.Properties.keys = append(s.Properties.keys, f.key)
		s.Properties.schemas = append(s.Properties.schemas, valueSchema(f))
		if f.need || f.always {
			s.Required = append(s.Required, f.key)
		}
	}
	return s
}

func valueSchema(f *field) *schema {
	s := &schema{}
	switch f.kind {
	case text:
		s.Type, s.Enum = "string", f.enum
		if f.need {
			s.MinLength = 1
		}
	case whole:
		s.Type = "integer"
	case number:
		s.Type = "number"
	case truth:
		s.Type = "boolean"
	case date:
		s.Type, s.Format = "string", "date"
	case texts:
		s.Type, s.Items = "array", &schema{Type: "string"}
	case numbers:
		s.Type, s.Items = "array", &schema{Type: "number"}
	case pairs:
		s.Type, s.Additional = "object", &schema{Type: "string"}
	case table:
		s = schemaOf(f.elem)
	case tables:
		s.Type, s.Items = "array", schemaOf(f.elem)
	}
	_, how := f.want()
	s.Description = f.label + "。" + how
	if f.need || f.always {
		s.Description = f.label + "（必填）。" + how
	}
	return s
}
