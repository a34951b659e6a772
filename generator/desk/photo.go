package desk

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png"
	"strings"

	"github.com/bep/imagemeta"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

const (
	photoBytes  = 25 << 20   // of one upload
	photoPixels = 60_000_000 // of one upload: 240 MB while it is turned and scaled
	photoSide   = 1600       // of what is kept
)

// A refusal says in Chinese why an upload was not taken, and what to do.
type refusal struct{ message, hint string }

func (r *refusal) Error() string { return r.message + "。" + r.hint }

var tooBig = &refusal{"照片超过 25 MB", "请用手机或电脑自带的“调整大小”缩小后再传，网页上用不到这么大"}

// photo makes of an uploaded picture the JPEG that is kept: upright, at most 1600 pixels a side, and of nothing but pixels, so that the place and
// the time that a phone writes into its pictures never reach a record. The bytes decide what the picture is, never its name.
func photo(data []byte) ([]byte, error) {
	if len(data) > photoBytes {
		return nil, tooBig
	}
	if why := unfit(data); why != nil {
		return nil, why
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, &refusal{"照片打不开，可能没有传完整", "请重新从手机或相机导出一份"}
	}
	if config.Width <= 0 || config.Height <= 0 || int64(config.Width)*int64(config.Height) > photoPixels {
		return nil, &refusal{fmt.Sprintf("照片有 %d×%d 个像素，大得不正常", config.Width, config.Height), "请先缩小到 8000×7000 以内再传"}
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, &refusal{"照片不完整，后半部分读不出来", "请重新从手机或相机导出一份"}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, upright(scaled(picture), orientation(data, kind)), &jpeg.Options{Quality: 86}); err != nil {
		return nil, fmt.Errorf("encoding a photo: %w", err)
	}
	return out.Bytes(), nil
}

// unfit names the kinds of files that people upload by mistake.
func unfit(data []byte) *refusal {
	head := string(data[:min(len(data), 64)])
	brand := ""
	if len(head) >= 12 && head[4:8] == "ftyp" {
		brand = head[8:12]
	}
	switch {
	case len(data) == 0:
		return &refusal{"文件是空的", "请重新选择照片"}
	case strings.HasPrefix(head, "\xff\xd8\xff"), strings.HasPrefix(head, "\x89PNG\r\n\x1a\n"), strings.HasPrefix(head, "RIFF") && len(head) >= 12 && head[8:12] == "WEBP":
		return nil
	case brand == "heic" || brand == "heix" || brand == "hevc" || brand == "mif1" || brand == "msf1":
		return &refusal{"这是苹果手机的 HEIC 照片，网页不能直接用", "在手机“设置 → 相机 → 格式”里选“兼容性最佳”后重拍，或者用微信发到电脑上再保存，就是 JPG"}
	case brand == "avif":
		return &refusal{"这是 AVIF 图片，还不能用", "请用看图软件另存为 JPG"}
	case brand != "":
		return &refusal{"这是视频，不是照片", "请选 JPG 或 PNG 照片"}
	case strings.HasPrefix(head, "GIF8"), strings.HasPrefix(head, "BM"), strings.HasPrefix(head, "II*\x00"), strings.HasPrefix(head, "MM\x00*"):
		return &refusal{"这种图片还不能用", "请用看图软件另存为 JPG 或 PNG"}
	case strings.HasPrefix(head, "PK\x03\x04"), strings.HasPrefix(head, "%PDF"), strings.HasPrefix(head, "\xd0\xcf\x11\xe0"):
		return &refusal{"这是文档或压缩包，不是照片", "照片请选 JPG 或 PNG；给群众下载的文件，请加到“附件”；要读简讯，请用“新活动”"}
	}
	return &refusal{"这不是照片，虽然名字看上去像", "请选 JPG 或 PNG 照片"}
}

// orientation is the EXIF value 1 to 8 that says how the camera was held; 1 where nothing says.
func orientation(data []byte, kind string) int {
	format, ok := map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}[kind]
	if !ok {
		return 1
	}
	value := 1
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(data), ImageFormat: format, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Tag == "Orientation" && t.Namespace == "IFD0" },
		HandleTag: func(t imagemeta.TagInfo) error {
			if n, ok := t.Value.(uint16); ok && n >= 1 && n <= 8 {
				value = int(n)
			}
			return nil
		},
	})
	if err != nil {
		return 1 // broken notes are no reason to refuse the picture
	}
	return value
}

// scaled is the picture within photoSide, on white where it is transparent.
func scaled(picture image.Image) *image.RGBA {
	size := picture.Bounds().Size()
	width, height := size.X, size.Y
	if longest := max(width, height); longest > photoSide {
		width, height = max(width*photoSide/longest, 1), max(height*photoSide/longest, 1)
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Over, nil)
	return out
}

// upright turns and mirrors a picture as its orientation says.
func upright(in *image.RGBA, orientation int) *image.RGBA {
	if orientation == 1 {
		return in
	}
	width, height := in.Rect.Dx(), in.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	if orientation >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, height, width))
	}
	for y := range height {
		for x := range width {
			to := image.Point{x, y}
			switch orientation {
			case 2:
				to = image.Point{width - 1 - x, y}
			case 3:
				to = image.Point{width - 1 - x, height - 1 - y}
			case 4:
				to = image.Point{x, height - 1 - y}
			case 5:
				to = image.Point{y, x}
			case 6:
				to = image.Point{height - 1 - y, x}
			case 7:
				to = image.Point{height - 1 - y, width - 1 - x}
			case 8:
				to = image.Point{y, width - 1 - x}
			}
			from, at := in.PixOffset(x, y), out.PixOffset(to.X, to.Y)
			copy(out.Pix[at:at+4], in.Pix[from:from+4])
		}
	}
	return out
}
