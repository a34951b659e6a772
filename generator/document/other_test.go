package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/finding"
	"pufa/generator/record"
)

const notice = `首页 > 政务公开 > 文件
索引号：SL-JY-2023-0007 发文机构：样例县甲样镇人民政府
成文日期：2023年5月8日 | 发布日期：2023-05-12
文号：样甲府〔2023〕5号 | 主题分类：应急管理、防汛
样例县甲样镇人民政府关于印发《甲样镇防汛应急预案》的通知
样甲府〔2023〕5号
各村（居）委会：
现将《甲样镇防汛应急预案》印发给你们。依据样例县防汛办〔2022〕3号文件，请认真执行。
一、总则
（一）编制目的
2.5米以上水位 *须* 上报，见 [附表] 和 C:\x。
1. 雨量达50毫米。
二、响应分级
级别 | 水位 | 负责人
一级 |  | 镇长
二级 | 2.0 | 副镇长
样例县甲样镇人民政府
二〇二三年五月八日
`

func TestOtherDocumentBecomesADraft(t *testing.T) {
	root := workspace(t, map[string]string{"a.txt": notice})
	if out := imported(t, Importer{Root: root}, "a.txt"); len(out.Records) != 0 || out.Findings[0].Rule != "unknown-kind" {
		t.Fatalf("without --as: got %+v", out)
	}
	out := imported(t, Importer{Root: root, As: OtherKind}, "a.txt")
	if len(out.Records) != 1 || out.Records[0].Outcome != Written {
		t.Fatalf("got %+v", out)
	}
	golden(t, "testdata/golden/other.toml", "# "+out.Records[0].File+"\n"+read(t, root, out.Records[0].File)+told(out.Findings))
	var d record.Document
	if faults := record.Decode("a.toml", out.Records[0].Text, &d); len(faults) > 0 {
		t.Errorf("the record has faults: %v", faults)
	}
	_, body, _ := strings.Cut(notice, "的通知\n")
	if got, want := withoutBars(unmarked(d.Body)), withoutBars(body); got != want {
		t.Errorf("body (-document +record):\n%s", cmp.Diff(want, got))
	}
	if again := imported(t, Importer{Root: root, As: OtherKind}, "a.txt"); again.Records[0].Outcome != Same {
		t.Errorf("a second import is %+v", again)
	}
}

func TestOtherDocumentWithoutAnIndexWaitsForIt(t *testing.T) {
	root := workspace(t, map[string]string{"b.txt": "关于春节放假的通知\n各村：\n放假七天。\n甲样镇人民政府\n2023年1月15日\n", "c.txt": "关于春节放假的通知\n各村：\n放假八天。\n"})
	out := imported(t, Importer{Root: root, As: OtherKind}, "b.txt")
	file := "data/disclosure/documents/2023/chunjie-fangjia.toml"
	if len(out.Records) != 1 || out.Records[0].File != file || finding.Count(out.Findings, finding.Error) > 0 || !strings.Contains(told(out.Findings), "index（索引号）") {
		t.Fatalf("got %+v", out)
	}
	published := strings.Replace(read(t, root, file), `status = "draft"`, `status = "published"`, 1)
	var d record.Document
	if faults := record.Decode(file, []byte(published), &d); finding.Count(faults, finding.Error) != 2 {
		t.Errorf("published without index and confirmation: %v", faults)
	}
	if out := imported(t, Importer{Root: root, As: OtherKind}, "c.txt"); len(out.Records) != 0 || out.Findings[0].Rule != "no-year" {
		t.Errorf("without a year: got %+v", out)
	}
	finished := strings.Replace(strings.Replace(published, "\ntitle", "\nindex = \"SL-1\"\ntitle", 1), "confirm = [\"agency\", \"written\"]\n", "", 1)
	if faults := record.Decode(file, []byte(finished), &record.Document{}); len(faults) > 0 {
		t.Fatalf("finished by hand: %v\n%s", faults, finished)
	}
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(file)), []byte(finished), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := imported(t, Importer{Root: root, As: OtherKind}, "b.txt"); out.Records[0].Outcome != Same {
		t.Errorf("what was finished by hand is lost: %+v", out)
	}
}

func TestDatesAreReadAsTheyAreSigned(t *testing.T) {
	for text, want := range map[string]string{"2023年5月8日": "2023-05-08", "二〇二三年五月八日": "2023-05-08", "二○二三年十二月三十一日": "2023-12-31", "2023-05-12 09:30": "2023-05-12", "二零二三年二月三十日": "", "近日": ""} {
		got := chineseDate(text).String()
		if chineseDate(text).IsZero() {
			got = ""
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
