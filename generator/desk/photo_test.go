package desk_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// jpegOf is a picture whose left half is red and right half blue, with an EXIF orientation and a place in it where the orientation isn't 0.
func jpegOf(tb testing.TB, width, height, orientation int) []byte {
	tb.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{220, 20, 20, 255}
			if x >= width/2 {
				c = color.RGBA{20, 20, 220, 255}
			}
			picture.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: 90}); err != nil {
		tb.Fatal(err)
	}
	if orientation == 0 {
		return b.Bytes()
	}
	var exif bytes.Buffer
	exif.WriteString("Exif\x00\x00MM\x00*\x00\x00\x00\x08")
	put := func(values ...any) {
		for _, v := range values {
			binary.Write(&exif, binary.BigEndian, v)
		}
	}
	put(uint16(2))
	put(uint16(0x0112), uint16(3), uint32(1), uint16(orientation), uint16(0))
	put(uint16(0x8825), uint16(4), uint32(1), uint32(38))
	put(uint32(0))
	put(uint16(1), uint16(2), uint16(5), uint32(3), uint32(56), uint32(0)) // GPSLatitude
	put(uint32(24), uint32(1), uint32(18), uint32(1), uint32(30), uint32(1))
	exif.WriteString("GPS-SECRET")
	var out bytes.Buffer
	out.Write(b.Bytes()[:2])
	out.Write([]byte{0xff, 0xe1})
	binary.Write(&out, binary.BigEndian, uint16(exif.Len()+2))
	out.Write(exif.Bytes())
	out.Write(b.Bytes()[2:])
	return out.Bytes()
}

// bomb is a PNG of a few bytes that says it has 40,000 × 40,000 pixels.
func bomb() []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		binary.Write(&b, binary.BigEndian, uint32(len(data)))
		body := append([]byte(kind), data...)
		b.Write(body)
		binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(nil, 40000)
	head = binary.BigEndian.AppendUint32(head, 40000)
	chunk("IHDR", append(head, 8, 6, 0, 0, 0))
	chunk("IEND", nil)
	return b.Bytes()
}

func TestPhotosAreCleanedBeforeTheyTouchTheRecords(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	fields := fill()
	fields.Set("do", "photos")
	text, at := g.send(form, fields, upload{"photo", "IMG_0001.JPG", jpegOf(t, 2400, 1200, 6)}, upload{"photo", "二.jpg", jpegOf(t, 60, 40, 0)})
	if at != form || strings.Count(text, `class="photo"`) != 2 {
		t.Fatal(at, words(text))
	}
	fields.Set("do", "save")
	fields.Set("photos.0.file", "photo-1.jpg")
	fields.Set("photos.1.file", "photo-2.jpg")
	text, at = g.send(form, fields)
	if strings.Count(words(text), "错误 请填写图片说明") != 2 || strings.Contains(text, "alt = ") {
		t.Error("not beside each photo:", words(text))
	}
	if at != form {
		t.Fatal("photos without a text were saved")
	}
	fields.Set("photos.0.alt", "甲一村文化广场上的咨询台")
	fields.Set("photos.1.alt", "村民翻看宣传资料")
	text, at = g.send(form, fields)
	if !strings.HasPrefix(at, "/event/") {
		t.Fatal(at, words(text))
	}
	folder := filepath.Join(g.root, "data", "campaigns", strings.TrimPrefix(at, "/event/"))
	data, err := os.ReadFile(filepath.Join(folder, "photo-1.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte("GPS-SECRET")) {
		t.Error("the place is still in the picture")
	}
	picture, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != (image.Point{800, 1600}) {
		t.Error("the picture is", size)
	}
	red, _, blue, _ := picture.At(400, 200).RGBA() // orientation 6: what was left is on top
	if red < blue {
		t.Error("the picture does not stand upright")
	}
	if !exists(filepath.Join(folder, "record.toml")) || exists(folder+".toml") {
		t.Error("the record does not lie with its photos")
	}
	status, shown, _ := g.raw("GET", at+"/photo/0", nil, nil)
	if status != http.StatusOK || !strings.HasPrefix(shown, "\xff\xd8") {
		t.Error("the photo is not shown:", status)
	}
}

func TestUploadsThatLieAreRefusedInPlainWords(t *testing.T) {
	g := visit(t, town(t, 1))
	whole := jpegOf(t, 300, 200, 0)
	var transparent bytes.Buffer
	if err := png.Encode(&transparent, image.NewNRGBA(image.Rect(0, 0, 9, 9))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"IMG_2.HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "HEIC"},
		{"heic.jpg", []byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic"), "HEIC"},
		{"clip.mp4", []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00"), "视频"},
		{"page.jpg", []byte("<html><script>alert(1)</script>"), "不是照片"},
		{"draw.svg", []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "不是照片"},
		{"report.jpg", []byte("PK\x03\x04aaaa"), "文档或压缩包"},
		{"half.jpg", whole[:len(whole)/2], "不完整"},
		{"head.jpg", whole[:20], "打不开"},
		{"bomb.png", bomb(), "40000×40000"},
		{"empty.jpg", nil, "空的"},
		{"30MB.jpg", append(bytes.Clone(whole), make([]byte, 30<<20)...), "超过 25 MB"},
		{"anim.gif", []byte("GIF89a\x01\x00\x01\x00"), "另存为 JPG"},
	} {
		t.Run(c.name, func(t *testing.T) {
			form := g.begin()
			text, _ := g.send(form, url.Values{"do": {"photos"}}, upload{"photo", c.name, c.data})
			has(t, text, "“"+c.name+"” 没有加入", c.want)
			if strings.Contains(text, `class="photo"`) {
				t.Error("it was taken")
			}
			if again := g.get(form); strings.Contains(again, "没有加入") {
				t.Error("it is told twice")
			}
		})
	}
	form := g.begin()
	if text, _ := g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.png", transparent.Bytes()}); !strings.Contains(text, `class="photo"`) {
		t.Error("a PNG was refused:", words(text))
	}
}

func TestPhotosAreOrderedAndTakenOut(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	fields := url.Values{"do": {"photos"}}
	g.send(form, fields, upload{"photo", "a.jpg", jpegOf(t, 10, 10, 0)}, upload{"photo", "b.jpg", jpegOf(t, 20, 10, 0)}, upload{"photo", "c.jpg", jpegOf(t, 30, 10, 0)})
	three := func(do string) url.Values {
		return url.Values{"do": {do}, "photos.0.file": {"photo-1.jpg"}, "photos.0.alt": {"甲"}, "photos.1.file": {"photo-2.jpg"}, "photos.1.alt": {"乙"}, "photos.2.file": {"photo-3.jpg"}, "photos.2.alt": {"丙"}}
	}
	order := func(text string) string {
		var b strings.Builder
		for _, part := range strings.Split(text, `.alt" value="`)[1:] {
			b.WriteString(part[:strings.IndexByte(part, '"')])
		}
		return b.String()
	}
	for do, want := range map[string]string{"photo-up:2": "甲丙乙", "photo-down:0": "乙甲丙", "photo-drop:1": "甲丙", "photo-up:0": "甲乙丙", "photo-up:99": "甲乙丙"} {
		text, _ := g.send(form, three(do))
		if got := order(text); got != want {
			t.Errorf("%s: got %s, want %s", do, got, want)
		}
	}
}

func TestASchoolIsAskedAboutMinors(t *testing.T) {
	g := visit(t, town(t, 1))
	form := g.begin()
	g.send(form, url.Values{"do": {"photos"}}, upload{"photo", "a.jpg", jpegOf(t, 10, 10, 0)})
	fields := fill()
	fields.Set("audience", "学生")
	fields.Set("photos.0.file", "photo-1.jpg")
	fields.Set("photos.0.alt", "课堂")
	fields.Set("do", "save")
	text, at := g.send(form, fields)
	has(t, text, "请回答照片里有没有未成年人")
	if at != form {
		t.Fatal("it was saved")
	}
	fields.Set("photos.0.minors", "yes")
	text, at = g.send(form, fields)
	has(t, text, "还没有取得监护人同意")
	if at != form {
		t.Fatal("it was saved")
	}
	fields.Set("photos.0.consent", "yes")
	if text, at = g.send(form, fields); !strings.HasPrefix(at, "/event/") {
		t.Error(at, words(text))
	}
}
