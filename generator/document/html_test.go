package document

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestHTMLOfAGovernmentPage(t *testing.T) {
	src, err := Open("testdata/html/portal.html", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"甲样镇2023年法治政府建设年度报告",
		"2023年，样例县甲样镇坚持以习近平法治思想为指导，扎实推进依法行政。现报告如下：",
		"一、工作开展情况",
		"（一）依法决策。全年召开会议12次，审查合同45份。",
		"类别 | 数量 |",
		"行政处罚 | 立案 | 12",
		" | 结案 | 11",
		"1. 建队伍；",
		"2. 强保障。",
		"二、下一步计划",
		"2024年将继续努力。",
		"样例县甲样镇人民政府",
		"2024年1月18日",
		"附件：甲样镇工作台账",
		"",
	}, "\n")
	if diff := cmp.Diff(want, src.Text); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]string{{"类别", "数量", "数量"}, {"行政处罚", "立案", "12"}, {"行政处罚", "结案", "11"}}, src.Tables[0].Rows); diff != "" {
		t.Errorf("table differs (-want +got):\n%s", diff)
	}
	var dropped strings.Builder
	for _, d := range src.Dropped {
		dropped.WriteString(d.Why + " = " + strings.ReplaceAll(d.Text, "\n", " / ") + "\n")
	}
	golden(t, "testdata/html/portal.dropped.txt", dropped.String())
}

func TestHTML(t *testing.T) {
	const sentence = "样例县甲样镇开展普法宣传活动，发放资料400余份，解答咨询30多人次。"
	tests := map[string]struct{ page, want string }{
		"a page saved by Word":              {`<html><body><div class=WordSection1><p>甲样镇报告</p><p>` + sentence + `</p><p>甲样镇人民政府</p></div></body></html>`, "甲样镇报告\n" + sentence + "\n甲样镇人民政府\n"},
		"paragraphs that are divs":          {`<div id="c"><div>` + sentence + sentence + `</div><div>甲样镇人民政府</div><div>2024年1月5日</div></div>`, sentence + sentence + "\n甲样镇人民政府\n2024年1月5日\n"},
		"a signature beside the text":       {`<div><div><p>` + sentence + `</p><p>` + sentence + `</p></div><p>甲样镇司法所</p></div>`, sentence + "\n" + sentence + "\n甲样镇司法所\n"},
		"a table that only lays out":        {`<table><tr><td><a href=a>首页</a></td><td><p>` + sentence + `</p><p>` + sentence + `</p></td></tr><tr><td></td><td></td></tr></table>`, sentence + "\n" + sentence + "\n"},
		"a line broken in the file":         {"<p>甲样镇\n开展\r\n活动，共 12 次。</p>", "甲样镇开展活动，共 12 次。\n"},
		"an article whose headings link":    {`<p><a href=1>一、甲</a></p><p>` + sentence + `</p><p><a href=2>二、乙</a></p><p>` + sentence + `</p>`, "一、甲\n" + sentence + "\n二、乙\n" + sentence + "\n"},
		"a title on two lines stands once":  {`<title>甲样镇2023年报告</title><h1>甲样镇2023年报告</h1><div id=zoom><p>甲样镇</p><p>2023年报告</p><p>` + sentence + sentence + `</p></div>`, "甲样镇\n2023年报告\n" + sentence + sentence + "\n"},
		"a fragment without a frame":        {"<p>甲。</p><p>乙。</p>", "甲。\n乙。\n"},
		"a heading the head does not know":  {`<h1>甲样镇开展宪法宣传</h1><div><p>` + sentence + `</p><p>` + sentence + `</p></div>`, "甲样镇开展宪法宣传\n" + sentence + "\n" + sentence + "\n"},
		"a page of one table":               {`<body><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body>`, "甲 | 1\n乙 | 2\n"},
		"attachments are kept":              {`<div><p>` + sentence + `</p><p>时间：12月4日</p><p>附件：<a href=1>1.甲样镇名单</a><a href=2>2.乙样镇名单</a><a href=3>3.丙样镇名单</a></p></div>`, sentence + "\n时间：12月4日\n附件：1.甲样镇名单2.乙样镇名单3.丙样镇名单\n"},
		"the word 打印 in a sentence is kept": {`<p>` + sentence + `</p><p>现场打印资料、分享经验。</p>`, sentence + "\n现场打印资料、分享经验。\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			src, err := Read("a.html", []byte(test.page), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, src.Text); diff != "" {
				t.Errorf("text differs (-want +got):\n%s\ndropped: %v", diff, src.Dropped)
			}
		})
	}
}

func TestHTMLEncodings(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>甲样镇开展法治宣传，发放资料。</p></body></html>`
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ data, enc string }{"declared and true": {gbk, "gb18030"}, "declared and false": {page, "utf-8"}, "with a mark": {"\xef\xbb\xbf" + page, "utf-8"}} {
		src, err := Read("a.html", []byte(test.data), Limits{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if want := "甲样镇开展法治宣传，发放资料。\n"; src.Text != want || src.Encoding != test.enc {
			t.Errorf("%s: got %q in %s, want %q in %s", name, src.Text, src.Encoding, want, test.enc)
		}
	}
}

// golden compares got with the file, which UPDATE_GOLDEN=1 rewrites.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}
