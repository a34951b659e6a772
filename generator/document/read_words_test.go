package document

import (
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A made document is text that a test knows, together with its form as a .docx and as a web page.
type made struct {
	docx, html, want strings.Builder
	dropped          []string
	random           *rand.Rand
}

const alphabet = "甲乙丙丁镇村法治宣传办结调解年度报告一二三十百千万，。；：、（）《》“”—·%0123456789.ab "

// words is a random text of n characters without white space at its ends.
func (m *made) words(n int) string {
	signs := []rune(alphabet)
	var b strings.Builder
	for range n {
		b.WriteRune(signs[m.random.IntN(len(signs))])
	}
	return strings.Join(strings.Fields("甲"+b.String()+"乙"), " ")
}

// paragraph writes one paragraph whose runs are cut anywhere and wrapped in whatever Word wraps runs in, with deleted and hidden text between.
func (m *made) paragraph(s string) {
	m.want.WriteString(s + "\n")
	fmt.Fprintf(&m.html, "<p>%s</p>\n", html.EscapeString(s))
	m.docx.WriteString("<w:p>")
	for rest := []rune(s); len(rest) > 0; {
		n := 1 + m.random.IntN(len(rest))
		run := r(html.EscapeString(string(rest[:n])))
		switch rest = rest[n:]; m.random.IntN(9) {
		case 0:
			run = "<w:ins>" + run + "</w:ins>"
		case 1:
			run = "<w:hyperlink>" + run + "</w:hyperlink>"
		case 2:
			run = "<w:sdt><w:sdtPr/><w:sdtContent>" + run + "</w:sdtContent></w:sdt>"
		case 3:
			run = "<w:smartTag><w:customXml>" + run + "</w:customXml></w:smartTag>"
		case 4:
			gone := m.words(3)
			m.dropped = append(m.dropped, gone)
			run += "<w:del><w:r><w:delText>" + html.EscapeString(gone) + "</w:delText></w:r></w:del>"
		case 5:
			gone := m.words(3)
			m.dropped = append(m.dropped, gone)
			run += r(html.EscapeString(gone), "<w:vanish/>")
		case 6:
			run = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		case 7:
			run = `<w:bookmarkStart w:name="_GoBack"/>` + run + `<w:proofErr/><w:bookmarkEnd/>`
		}
		m.docx.WriteString(run)
	}
	m.docx.WriteString("</w:p>")
}

// table writes a table of random cells, two rows and columns at least.
func (m *made) table() {
	columns := 2 + m.random.IntN(3)
	m.docx.WriteString("<w:tbl>")
	m.html.WriteString("<table>")
	for range 2 + m.random.IntN(3) {
		m.docx.WriteString("<w:tr>")
		m.html.WriteString("<tr>")
		var row []string
		for range columns {
			text := m.words(2)
			row = append(row, text)
			m.docx.WriteString("<w:tc>" + p(html.EscapeString(text)) + "</w:tc>")
			m.html.WriteString("<td>" + html.EscapeString(text) + "</td>")
		}
		m.want.WriteString(strings.Join(row, " | ") + "\n")
		m.docx.WriteString("</w:tr>")
		m.html.WriteString("</tr>")
	}
	m.docx.WriteString("</w:tbl>")
	m.html.WriteString("</table>")
}

func TestMadeDocumentsComeThroughWordForWord(t *testing.T) {
	for seed := range uint64(300) {
		m := &made{random: rand.New(rand.NewPCG(seed, 1))}
		for i := range 3 + m.random.IntN(12) {
			if i > 0 && m.random.IntN(5) == 0 {
				m.table()
			} else {
				m.paragraph(m.words(1 + m.random.IntN(80)))
			}
		}
		src := word(m.docx.String()).read(t)
		if diff := cmp.Diff(m.want.String(), src.Text); diff != "" {
			t.Fatalf("docx of seed %d differs (-want +got):\n%s", seed, diff)
		}
		var dropped []string
		for _, d := range src.Dropped {
			dropped = append(dropped, d.Text)
		}
		if got, want := strings.Join(dropped, ""), strings.Join(m.dropped, ""); got != want {
			t.Fatalf("docx of seed %d dropped %q, want %q", seed, got, want)
		}
		page := "<html><body><div class=\"dqwz\">当前位置：<a href=/>首页</a></div><div id=\"zoom\">" + m.html.String() + "</div><div class=\"footer\">主办单位：样例县 网站标识码：0000000000</div></body></html>"
		src, err := Read("a.html", []byte(page), Limits{})
		must(t, err)
		if diff := cmp.Diff(m.want.String(), src.Text); diff != "" {
			t.Fatalf("page of seed %d differs (-want +got):\n%s", seed, diff)
		}
	}
}

// Every sample comes through as .txt in GB18030 and as .docx with its own text.
func TestSamplesComeThroughInEveryForm(t *testing.T) {
	files, err := filepath.Glob("testdata/samples/*.txt")
	must(t, err)
	more, err := filepath.Glob("testdata/samples/check/*.txt")
	must(t, err)
	if files = append(files, more...); len(files) < 15 {
		t.Fatalf("found %d samples", len(files))
	}
	for _, file := range files {
		want := string(readFile(t, file))
		gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.ReplaceAll(want, "\n", "\r\n"))
		must(t, err)
		src, err := Read(file, []byte(gbk), Limits{})
		must(t, err)
		if diff := cmp.Diff(want, src.Text); diff != "" {
			t.Errorf("%s in GB18030 differs (-want +got):\n%s", file, diff)
		}
		var body strings.Builder
		for _, line := range strings.Split(strings.TrimSuffix(want, "\n"), "\n") {
			body.WriteString(p(html.EscapeString(line)))
		}
		if diff := cmp.Diff(strings.TrimSuffix(want, "\n")+"\n", word(body.String()).read(t).Text); diff != "" {
			t.Errorf("%s as .docx differs (-want +got):\n%s", file, diff)
		}
	}
}

func TestOpenTellsTheMachineFromTheFile(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none.docx"), Limits{}); err == nil || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: got %v, want an error of the machine", err)
	}
	if _, err := Open(t.TempDir(), Limits{}); err == nil {
		t.Error("a folder was read")
	} else if _, ok := asRefusal(err); !ok {
		t.Errorf("a folder: got %v, want a refusal", err)
	}
	big := filepath.Join(t.TempDir(), "a.txt")
	must(t, os.WriteFile(big, make([]byte, 2000), 0o600))
	if _, err := Open(big, Limits{File: 1000}); err == nil {
		t.Error("a file beyond the bound was read")
	}
}
