package card

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"pufa/generator/finding"
)

// preferred are the files of fonts for Chinese, those under open licences first: pictures drawn with them may be published without asking anyone.
var preferred = [...]string{
	"NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", "SourceHanSansSC-Bold.otf", "SourceHanSansCN-Bold.otf", "SourceHanSans-Bold.ttc",
	"NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf", "SourceHanSans.ttc",
	"NotoSansSC-Bold.otf", "NotoSansSC-Regular.otf", "NotoSansSC-VF.ttf", "HarmonyOS_Sans_SC_Bold.ttf", "HarmonyOS_Sans_SC_Regular.ttf",
	"wqy-zenhei.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf",
	"simhei.ttf", "Deng.ttf", "Dengb.ttf", "msyh.ttc", "PingFang.ttc", "STHeiti Medium.ttc", "Hiragino Sans GB.ttc",
}

// Find opens the best font with Chinese characters: one that the town put into the folder fonts of its workspace, or else one of this machine. It is nil
// where there is none.
func Find(root string) *Font {
	for _, folder := range append([]string{filepath.Join(root, "fonts")}, folders()...) {
		own := folder == filepath.Join(root, "fonts")
		for _, name := range inOrder(folder, own) {
			if f, err := open(name); err == nil {
				return f
			}
		}
	}
	return nil
}

// Unfound says that no picture can be drawn here, and what helps.
func Unfound() finding.Finding {
	return finding.Finding{Rule: "share-picture", Kind: finding.Other, Severity: finding.Notice, File: "data/site.toml",
		Message: "这台电脑上没有找到能用的中文字体，没有画分享图片：在微信等处转发网页时不带图",
		Hint:    "把一个开源中文字体（如思源黑体）的字体文件放进工作文件夹的 fonts 文件夹，再生成一次"}
}

// inOrder are the fonts in a folder and below, the preferred ones in their order; of the town's own folder all.
func inOrder(folder string, own bool) []string {
	found := map[string]string{} // name in lower case → file
	var others []string
	filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a folder that can't be read has no fonts for us
		}
		key := strings.ToLower(d.Name())
		switch filepath.Ext(key) {
		case ".ttf", ".ttc", ".otf", ".otc":
			if _, again := found[key]; !again {
				found[key] = name
			}
			others = append(others, name)
		}
		return nil
	})
	var list []string
	for _, name := range preferred {
		if file, ok := found[strings.ToLower(name)]; ok {
			list = append(list, file)
		}
	}
	if own {
		list = append(list, others...)
	}
	return list
}

// folders are where this system keeps its fonts.
func folders() []string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		return []string{filepath.Join(os.Getenv("WINDIR"), "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")}
	case "darwin":
		return []string{"/Library/Fonts", filepath.Join(home, "Library", "Fonts"), "/System/Library/Fonts"}
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts")}
}
