package document

import (
	"bytes"
	"strings"
	"testing"
)

func TestAnAnnualReportIsShownWithItsTables(t *testing.T) {
	text, _ := annualReport(" | ", "\n")
	text = strings.Replace(text, "行政处罚 | 31", "行政处罚 | —", 1)
	text = strings.Replace(text, "3.要求提供公开出版物 | 9 | 1 | 4", "3.要求提供公开出版物 | 9 | 1 | ", 1)
	var b bytes.Buffer
	must(t, understood("年报.txt", text).Show(&b, false))
	golden(t, "testdata/golden/show-annual.txt", b.String())
	for _, line := range strings.Split(b.String(), "\n") {
		if n := columnsOf(line); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestASheetOfEventsIsShownByRow(t *testing.T) {
	root := workspace(t, map[string]string{"a.csv": "标题,日期,主办单位,协办单位,受众人次,宣传资料\n法律讲座,2023-05-08,甲样镇司法所,派出所、妇联,80余人次,宣传册400余份\n", "b.csv": "名称,数\n甲,1\n"})
	campaigns, findings, isSheet, err := Events(root+"/a.csv", Choices{}, Limits{})
	if err != nil || !isSheet || len(findings) > 0 {
		t.Fatal(findings, isSheet, err)
	}
	var b bytes.Buffer
	must(t, ShowEvents(&b, "a.csv", campaigns))
	golden(t, "testdata/golden/show-events.txt", b.String())
	if _, _, isSheet, err := Events(root+"/b.csv", Choices{}, Limits{}); isSheet || err != nil {
		t.Errorf("a sheet of other things: %v %v", isSheet, err)
	}
}
