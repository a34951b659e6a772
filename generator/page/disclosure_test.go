package page_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"pufa/generator/example"
	"pufa/generator/page"
	"pufa/generator/record"
)

// exampleTown is the fictional town's workspace, without a disk.
func exampleTown(t *testing.T, o example.Options) *record.Workspace {
	t.Helper()
	files, err := example.Example(o)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	ws, faults, err := record.Read(fsys)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return ws
}

// find lists the elements of a name below a node.
func find(n *html.Node, name string) (list []*html.Node) {
	for x := range n.Descendants() {
		if x.Type == html.ElementNode && x.Data == name {
			list = append(list, x)
		}
	}
	return list
}

func words(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// grid lays a table's cells out as a browser does, and fails where spans overlap or a row has another width than the first.
func grid(t *testing.T, table *html.Node) [][]string {
	t.Helper()
	number := func(n *html.Node, key string) int {
		for _, a := range n.Attr {
			if a.Key == key {
				v := 0
				for _, r := range a.Val {
					v = v*10 + int(r-'0')
				}
				return v
			}
		}
		return 1
	}
	var rows []map[int]string
	for y, tr := range find(table, "tr") {
		for len(rows) <= y {
			rows = append(rows, map[int]string{})
		}
		x := 0
		for cell := range tr.ChildNodes() {
			if cell.Type != html.ElementNode {
				continue
			}
			for _, taken := rows[y][x]; taken; _, taken = rows[y][x] {
				x++
			}
			for dy := range number(cell, "rowspan") {
				for dx := range number(cell, "colspan") {
					for len(rows) <= y+dy {
						rows = append(rows, map[int]string{})
					}
					if _, taken := rows[y+dy][x+dx]; taken {
						t.Errorf("row %d: cells overlap at column %d", y+dy, x+dx)
					}
					rows[y+dy][x+dx] = words(cell)
				}
			}
			x += number(cell, "colspan")
		}
	}
	out := make([][]string, len(rows))
	for y, row := range rows {
		if len(row) != len(rows[0]) {
			t.Errorf("row %d has %d columns, want %d", y, len(row), len(rows[0]))
		}
		for x := range len(row) {
			out[y] = append(out[y], row[x])
		}
	}
	return out
}

func TestTheOfficialTablesAreDrawnAsTheFormHasThem(t *testing.T) {
	ws := exampleTown(t, example.Options{Seed: 1, Reports: 2})
	pages := rendered(t, ws)
	tables := find(pages["disclosure/annual/2025.html"], "table")
	if len(tables) < 3 {
		t.Fatalf("%d tables, want the three official ones", len(tables))
	}
	issued, requests, disputes := grid(t, tables[0]), grid(t, tables[1]), grid(t, tables[2])
	if got := issued[1]; cmp.Diff(got, []string{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"}) != "" || len(issued) != 14 {
		t.Errorf("part two: %d rows, head %v", len(issued), got)
	}
	if len(requests) != 28 || len(requests[0]) != 10 {
		t.Fatalf("part three has %d rows of %d columns, want 28 of 10", len(requests), len(requests[0]))
	}
	want := []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
	if diff := cmp.Diff(requests[2][3:], want); diff != "" {
		t.Errorf("columns: -got +want\n%s", diff)
	}
	for row, places := range map[int][]string{
		3:  {"一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量"},
		5:  {"三、本年度办理结果", "（一）予以公开", "（一）予以公开"},
		7:  {"三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"},
		14: {"三、本年度办理结果", "（三）不予公开", "8.属于行政查询事项"},
		15: {"三、本年度办理结果", "（四）无法提供", "1.本机关不掌握相关政府信息"},
		25: {"三、本年度办理结果", "（六）其他处理", "3.其他"},
		26: {"三、本年度办理结果", "（七）总计", "（七）总计"},
		27: {"四、结转下年度继续办理", "四、结转下年度继续办理", "四、结转下年度继续办理"},
	} {
		if diff := cmp.Diff(requests[row][:3], places); diff != "" {
			t.Errorf("row %d: -got +want\n%s", row, diff)
		}
	}
	annual := ws.Disclosure.Annuals[1]
	for i, r := range annual.Requests.Rows() {
		for c := range 7 {
			if v, _ := r.Cell(c); requests[3+i][3+c] != html.UnescapeString(number(v)) {
				t.Errorf("%s, column %d: the page says %s, the record %g", r.Label, c, requests[3+i][3+c], v)
			}
		}
	}
	if len(disputes) != 4 || len(disputes[0]) != 15 || disputes[1][5] != "未经复议直接起诉" || disputes[2][14] != "总计" {
		t.Errorf("part four: %v", disputes)
	}
}

func number(v float64) string {
	b, _ := xml.Marshal(v)
	return strings.TrimSuffix(strings.TrimPrefix(string(b), "<float64>"), "</float64>")
}

func TestDisclosurePagesTellWhatTheReaderMustKnow(t *testing.T) {
	ws := exampleTown(t, example.Options{Seed: 1, Reports: 2, Documents: 40})
	pages := rendered(t, ws)
	blocks := ""
	for _, h := range find(pages["disclosure/index.html"], "h2") {
		blocks += words(h) + " "
	}
	if blocks != "政府信息公开指南 政府信息公开制度 法定主动公开内容 政府信息公开年报 依申请公开 " {
		t.Errorf("blocks: %s", blocks)
	}
	if got := words(pages["disclosure/guide.html"]); !strings.Contains(got, "30件2000元") || !strings.Contains(got, "31件2200元") || !strings.Contains(got, "50件7000元") {
		t.Errorf("the fees of many requests are not told")
	}
	for i := range ws.Disclosure.Documents {
		d := &ws.Disclosure.Documents[i]
		text := words(pages["disclosure/documents/"+d.First().String()[:4]+"/"+d.Slug+".html"])
		switch {
		case d.Status == "withdrawn" && (!strings.Contains(text, d.Withdrawn) || strings.Contains(text, d.Summary)):
			t.Errorf("%s: a withdrawn page tells its reason and nothing else:\n%s", d.Slug, text)
		case d.Validity == "已废止" && !strings.Contains(text, "本文件已废止取代它的文件："):
			t.Errorf("%s: not told to be repealed", d.Slug)
		case len(d.Interprets) > 0 && !strings.Contains(text, "解读的文件"):
			t.Errorf("%s: does not lead to what it interprets", d.Slug)
		}
	}
}

func TestNothingIsShownWithoutRecords(t *testing.T) {
	ws := &record.Workspace{Site: record.Site{Name: "甲", Town: "甲样镇", Unit: "样例县甲样镇"}}
	p, err := page.Make(ws, page.Options{Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for name := range p.Content {
		if strings.HasPrefix(name, "disclosure") {
			t.Errorf("a page without records: %s", name)
		}
	}
}

func TestTheApplicationFormIsADocument(t *testing.T) {
	ws := exampleTown(t, example.Options{Seed: 1, Reports: 1, Documents: 1})
	made := func() []byte {
		p, err := page.Make(ws, page.Options{Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		return p.Publish["disclosure/request.docx"]
	}
	file := made()
	if !bytes.Equal(file, made()) {
		t.Error("the same form gives other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if c, ok := token.(xml.CharData); ok && f.Name == "word/document.xml" {
				text += string(c)
			}
		}
	}
	for _, want := range []string{"样例县甲样镇政府信息公开申请表", "姓名", "证件号码", "联系电话", "名称、文号或者便于行政机关查询的其他特征性描述", "□纸质"} { // art. 29
		if !strings.Contains(text, want) {
			t.Errorf("the form has no %s", want)
		}
	}
}
