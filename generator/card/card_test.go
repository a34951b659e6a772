package card

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// chinese is this machine's font, or the end of the test.
func chinese(t testing.TB) *Font {
	t.Helper()
	f := Find(t.TempDir())
	if f == nil {
		t.Skip("SKIPPED: this machine has no font with Chinese characters, so no card was drawn")
	}
	t.Cleanup(func() { f.Close() })
	return f
}

var report = Card{
	Path: "cards/reports/2023.png", Head: "甲样镇法治公开", Title: "样例县甲样镇2023年度法治政府建设工作情况的报告", Foot: "甲样镇　2024年1月26日",
}

func drawn(t testing.TB, cache string, cards ...Card) map[string][]byte {
	t.Helper()
	files, err := Draw(context.Background(), cards, chinese(t), cache)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestACardIsAPictureOfItsWords(t *testing.T) {
	bare := report
	bare.Path, bare.Title = "cards/bare.png", " "
	files := drawn(t, t.TempDir(), report, bare)
	inked := map[string]int{}
	for path, data := range files {
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size != (image.Point{width, height}) {
			t.Errorf("%s is %v", path, size)
		}
		for y := 180; y < 520; y++ { // where the title stands
			for x := range width {
				if img.At(x, y) == color.Color(ink) {
					inked[path]++
				}
			}
		}
	}
	if inked[report.Path] < 10_000 || inked[bare.Path] != 0 {
		t.Errorf("%d dark pixels with a title, %d without", inked[report.Path], inked[bare.Path])
	}
	if n := len(files[report.Path]); n > 60_000 {
		t.Errorf("a card has %d bytes", n)
	}
}

func TestTheSameWordsGiveTheSameBytes(t *testing.T) {
	first, again := drawn(t, t.TempDir(), report), drawn(t, t.TempDir(), report)
	if !bytes.Equal(first[report.Path], again[report.Path]) {
		t.Error("two drawings of one card differ")
	}
}

func TestOnlyWhatChangedIsDrawn(t *testing.T) {
	cache := t.TempDir()
	other := report
	other.Path, other.Title = "cards/other.png", "甲"
	drawn(t, cache, report, other)
	kept, err := filepath.Glob(filepath.Join(cache, "*.png"))
	if err != nil || len(kept) != 2 {
		t.Fatalf("%d pictures kept (%v), want 2", len(kept), err)
	}
	mark := append(bytes.Clone(pngBegins), pngEnds...) // stands for a picture, to see that it is taken
	for _, name := range kept {
		if err := os.WriteFile(name, mark, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(drawn(t, cache, report)[report.Path], mark) {
		t.Error("a kept picture was drawn again")
	}
	left, err := filepath.Glob(filepath.Join(cache, "*"))
	if err != nil || len(left) != 1 {
		t.Fatalf("%d pictures left (%v), want the one that is used", len(left), err)
	}
	if err := os.WriteFile(left[0], mark[:12], 0o644); err != nil { // a crash cut it short
		t.Fatal(err)
	}
	if len(drawn(t, cache, report)[report.Path]) < 1000 {
		t.Error("a picture cut short was taken for whole")
	}
}

func TestTitlesBreakWhereChineseLinesMay(t *testing.T) {
	for text, want := range map[string][]string{
		"关于（试行）的“通知”。": {"关", "于", "（试", "行）", "的", "“通", "知”。"},
		"2023年98.92%":  {"2023", "年", "98.92%"},
		"GB/T 9704":    {"GB", "/", "T", " ", "9704"},
	} {
		if diff := cmp.Diff(units(text), want); diff != "" {
			t.Errorf("%s: -got +want\n%s", text, diff)
		}
	}
}

func TestNoTitleIsTooLong(t *testing.T) {
	f := chinese(t)
	p, err := f.pen()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 13, 14, 30, 60, 110, 500} {
		lines, size := p.title(strings.Repeat("甲", n))
		whole := strings.Join(lines, "")
		if n <= 100 && whole != strings.Repeat("甲", n) {
			t.Errorf("%d characters became %q", n, whole)
		}
		if n == 500 && !strings.HasSuffix(whole, "……") {
			t.Errorf("a title of 500 characters does not say that it is cut: %q", whole)
		}
		if len(lines)*size*14/10 > 380 {
			t.Errorf("%d lines of %d pixels run into the foot", len(lines), size)
		}
	}
}

func TestAFontThatLacksACharacterSaysSo(t *testing.T) {
	f := chinese(t)
	if !f.Covers("样例县甲样镇　2024年1月26日") || f.Covers("\U0010fffd") {
		t.Error("the font does not know what it has")
	}
}

func TestTheTownsOwnFontComesFirst(t *testing.T) {
	f := chinese(t)
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "fonts"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(f.file.Name(), filepath.Join(root, "fonts", "own.ttc")); err != nil {
		t.Skip("SKIPPED: this system makes no links: ", err)
	}
	own := Find(root)
	if own == nil {
		t.Fatal("no font found")
	}
	defer own.Close()
	if filepath.Base(own.file.Name()) != "own.ttc" {
		t.Errorf("found %s", own.file.Name())
	}
}

func BenchmarkCard(b *testing.B) {
	f := chinese(b)
	p, err := f.pen()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		c := report
		c.Title = fmt.Sprint(i) + c.Title
		if _, err := p.draw(c); err != nil {
			b.Fatal(err)
		}
	}
}
