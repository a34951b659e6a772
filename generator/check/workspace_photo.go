package check

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func photoRules() []recordRule {
	return []recordRule{
		{Rule{"photo-alt", finding.Record, finding.Warning, "图片说明", "每张图片的说明写出图上有什么，不是文件名，也不只写“图片”。", "《无障碍环境建设法》第三十二条；GB/T 37668-2019"}, photoAlts},
		{Rule{"photo-consent", finding.Privacy, finding.Error, "未成年人肖像", "有未成年人的图片取得监护人同意，或已作遮挡。", "《个人信息保护法》第三十一条；《民法典》第一千零一十九条；《未成年人保护法》"}, photoConsents},
		{Rule{"photo-gps", finding.Privacy, finding.Error, "图片里的位置", "公布的图片里没有拍摄位置（EXIF GPS）。", "《个人信息保护法》第二十八条（行踪轨迹）"}, photoPlaces},
	}
}

func (t *town) photos(look func(c *record.Campaign, i int, p record.Photo)) {
	for i := range t.Campaigns {
		for j, p := range t.Campaigns[i].Photos {
			look(&t.Campaigns[i], j, p)
		}
	}
}

func photoAlts(t *town) (faults []fault) {
	t.photos(func(c *record.Campaign, i int, p record.Photo) {
		alt := strings.TrimSpace(p.Alt)
		name := strings.TrimSuffix(p.File, path.Ext(p.File))
		if alt != "" && (len([]rune(alt)) < 4 || alt == p.File || alt == name || alt == "活动图片" || alt == "现场图片" || alt == "活动现场") {
			faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("photos[%d].alt", i), quote: p.Alt, message: "图片说明没有说出图上有什么", hint: "例如：工作人员在集市向村民讲解民法典"})
		}
	})
	return faults
}

func photoConsents(t *town) (faults []fault) {
	t.photos(func(c *record.Campaign, i int, p record.Photo) {
		switch {
		case p.Minors && !p.Consent:
			faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("photos[%d]", i), quote: p.File, message: "图片里有未成年人，没有取得监护人同意的记录", hint: "取得同意后写 consent = true；取不到的换图，或遮挡后写 minors = false"})
		case !p.Minors && !p.Consent && containsAny(p.Alt, []string{"学生", "小学", "中学", "儿童", "孩子", "幼儿", "同学", "少先队"}):
			faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("photos[%d]", i), quote: p.Alt, severity: finding.Warning, message: "图片说明里有学生或儿童，却没有标明有未成年人", hint: "看得清面部的写 minors = true 并取得监护人同意"})
		}
	})
	return faults
}

// photoPlaces opens each photograph and looks for a position in it. A picture that can't be read is left to the build, which shows it.
func photoPlaces(t *town) (faults []fault) {
	if t.o.Files == nil {
		return nil
	}
	t.photos(func(c *record.Campaign, i int, p record.Photo) {
		data, err := fs.ReadFile(t.o.Files, path.Join(path.Dir(c.Place.File), p.File))
		if err == nil && located(p.File, data) {
			faults = append(faults, fault{file: c.Place.File, key: fmt.Sprintf("photos[%d].file", i), quote: p.File, message: "图片里带着拍摄位置", hint: "用画图或看图软件另存一份（去掉位置信息）再放进来"})
		}
	})
	return faults
}

// located tells that a picture carries GPS coordinates.
func located(name string, data []byte) bool {
	formats := map[string]imagemeta.ImageFormat{".jpg": imagemeta.JPEG, ".jpeg": imagemeta.JPEG, ".png": imagemeta.PNG, ".webp": imagemeta.WebP, ".tif": imagemeta.TIFF, ".tiff": imagemeta.TIFF}
	format, ok := formats[strings.ToLower(path.Ext(name))]
	if !ok {
		return false
	}
	found := false
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(data), ImageFormat: format, Sources: imagemeta.EXIF, Timeout: 5 * time.Second,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return strings.HasPrefix(tag.Tag, "GPS") },
		HandleTag: func(tag imagemeta.TagInfo) error {
			found = found || tag.Tag == "GPSLatitude" || tag.Tag == "GPSLongitude"
			return nil
		},
	})
	return err == nil && found
}
