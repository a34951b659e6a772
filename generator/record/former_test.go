package record

import (
	"strings"
	"testing"
)

func TestAFormerAddressIsThatOfACampaignsPage(t *testing.T) {
	for former, good := range map[string]bool{
		"campaigns/2023/xianfa.html": true, "campaigns/2023/../../index.html": false, "campaigns/23/xianfa.html": false, "https://www.example.gov.cn/x.html": false,
		"campaigns/2023/宪法.html": false, "reports/2023.html": false, "": false,
	} {
		var c Campaign
		faults := Decode("data/campaigns/2024/xianfa.toml", []byte("kind = \"event\"\ntitle = \"甲\"\ndate = 2024-12-04\nsource = \"甲\"\nformer = [\""+former+"\"]\n"), &c)
		found := false
		for _, f := range faults {
			found = found || strings.Contains(f.Message, "不是活动页的网址")
		}
		if found == good {
			t.Errorf("%q: %v", former, faults)
		}
	}
}
