package site

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// events makes content of n invented events in ten years, each page about 600 characters long.
func events(n int) map[string][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"普法", "宣传", "讲座", "调解", "村民", "法律", "咨询", "志愿者", "广场", "学校", "宪法", "民法典", "资料", "现场", "解答", "活动"}
	text := func(b *strings.Builder, length int) {
		for i := 0; i < length; i++ {
			b.WriteString(words[random.IntN(len(words))])
			if i%9 == 8 {
				b.WriteString("，")
			}
		}
		b.WriteString("。")
	}
	content := map[string][]byte{
		"_index.md":           []byte("+++\ntitle = \"样例县甲样镇\"\n+++\n"),
		"campaigns/_index.md": []byte("+++\ntitle = \"普法活动\"\n+++\n"),
	}
	for i := range n {
		year := 2015 + i%10
		content[fmt.Sprintf("campaigns/%d/_index.md", year)] = fmt.Appendf(nil, "+++\ntitle = \"%d年\"\n+++\n", year)
		var b strings.Builder
		fmt.Fprintf(&b, "+++\ntitle = \"甲样镇第%d次活动\"\ndate = %d-%02d-%02d\nvillage = \"乙样村\"\nforms = [\"讲座\", \"展板\"]\nlaws = [\"宪法\", \"民法典\"]\norganiser = \"甲样镇司法所\"\n[reached]\nvalue = %d\nunit = \"人次\"\nbound = \"about\"\n+++\n", i, year, 1+i%12, 1+i%28, 50+i%400)
		for range 4 {
			text(&b, 70)
			b.WriteString("\n\n")
		}
		content[fmt.Sprintf("campaigns/%d/event-%05d.md", year, i)] = []byte(b.String())
	}
	return content
}

func BenchmarkBuild(b *testing.B) {
	content := events(10_000)
	for _, plain := range []bool{true, false} {
		o := Options{Files: os.DirFS("testdata/town"), Content: content, Params: map[string]any{"unit": "甲样镇"}, Plain: plain, Cache: b.TempDir()}
		b.Run(fmt.Sprintf("first/plain=%t", plain), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				o.Out = b.TempDir() + "/public"
				b.StartTimer()
				b.Logf("%+v", build(b, o))
			}
		})
		b.Run(fmt.Sprintf("unchanged/plain=%t", plain), func(b *testing.B) {
			o.Out = b.TempDir() + "/public"
			build(b, o)
			for b.Loop() {
				if r := build(b, o); r.Written != 0 {
					b.Fatalf("%d files written", r.Written)
				}
			}
		})
	}
}
