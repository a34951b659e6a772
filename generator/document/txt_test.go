package document

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestTxtEncodingsAreFoundByContent(t *testing.T) {
	texts := map[string]string{
		"report": "甲样镇2023年法治政府建设年度报告\n\n一、主要举措\n全年接到12345热线转派工单65件，办结率96.92%。\n㙍、䶮等人名用字也在。\n",
		"ascii":  "hello\nworld\n",
		"short":  "普法\n",
	}
	for name, text := range texts {
		for _, e := range []struct {
			want string
			enc  encoding.Encoding
		}{
			{"utf-8", encoding.Nop}, {"utf-8", unicode.UTF8BOM}, {"gb18030", simplifiedchinese.GB18030},
			{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}, {"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
			{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, {"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		} {
			data, err := e.enc.NewEncoder().String(strings.ReplaceAll(text, "\n", "\r\n"))
			must(t, err)
			want := e.want
			if name == "ascii" && want == "gb18030" {
				want = "utf-8" // the same bytes
			}
			src, err := Read("a.txt", []byte(data), Limits{})
			if err != nil {
				t.Errorf("%s in %s: %v", name, e.want, err)
				continue
			}
			if src.Text != text || src.Encoding != want || src.Format != "txt" || len(src.Dropped) > 0 {
				t.Errorf("%s in %s: got %q, %s, dropped %v", name, e.want, src.Text, src.Encoding, src.Dropped)
			}
		}
	}
}

func TestTxtIsNotGuessedWrong(t *testing.T) {
	big5, err := traditionalchinese.Big5.NewEncoder().String("梅縣某鎮開展法治宣傳活動，發放資料四百餘份，解答諮詢三十多人次，營造了良好的學法用法氛圍。")
	must(t, err)
	for name, data := range map[string]string{"big5": big5, "noise": "\x80\xff\x91\xfe\x81\x20\xff\xff\x90\x30\xfe\xc8", "latin-1": "caf\xe9 d\xe9j\xe0 vu \xe0 l'\xe9t\xe9"} {
		if src, err := Read("a.txt", []byte(data), Limits{}); err == nil {
			t.Errorf("%s: got %q as %s, want a refusal", name, src.Text, src.Encoding)
		} else if r, ok := asRefusal(err); !ok || r.Hint == "" {
			t.Errorf("%s: got %v, want a refusal with a hint", name, err)
		}
	}
}

func TestTxtReportsBrokenBytes(t *testing.T) {
	whole := strings.Repeat("甲样镇依法行政。", 20)
	src, err := Read("a.txt", []byte(whole+"甲\xe7\x94乙"), Limits{})
	must(t, err)
	if src.Text != whole+"甲\ufffd乙" || src.Encoding != "utf-8" {
		t.Errorf("got %q in %s", src.Text, src.Encoding)
	}
	at := len([]rune(whole)) + 1
	if len(src.Dropped) != 1 || src.Dropped[0].Start != at {
		t.Errorf("dropped %v, want one at %d", src.Dropped, at)
	}
}

func TestCSVIsATable(t *testing.T) {
	src, err := Read("a.csv", []byte("\xef\xbb\xbf村居;场次\r\n甲样村;\"3\r\n场\"\r\n"), Limits{})
	must(t, err)
	if want := "村居 | 场次\n甲样村 | 3 场\n"; src.Text != want || len(src.Tables) != 1 {
		t.Errorf("got %q, want %q", src.Text, want)
	}
}
