package record

import (
	"regexp"
	"strings"
)

var slugForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// SlugFault tells in Chinese why a name can't be part of a permanent address and a file name on every system, "" where it can: small
// letters a-z, digits and hyphens, at most 64, the first no hyphen; no name that Windows keeps for devices, and not index, which is the list's own.
func SlugFault(slug string) string {
	base, _, _ := strings.Cut(strings.ToLower(slug), ".")
	switch {
	case slug == "":
		return "是空的"
	case strings.ContainsAny(slug, `/\`) || strings.Contains(slug, ".."):
		return "含有路径符号"
	case reserved(strings.TrimSpace(base)):
		return "是 Windows 保留的名字"
	case base == "index":
		return "index 是列表页自己的地址"
	case len(slug) > 64:
		return "超过 64 个字符"
	case !slugForm.MatchString(slug):
		return "只能用小写字母 a-z、数字和连字符 -，以字母或数字开头"
	}
	return ""
}

func reserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '0' && name[3] <= '9'
}

const slugHint = "改成小写字母、数字和连字符，例如 xianfa-xuanchuan-zhou"

// slug checks an id that becomes part of an address.
func (f *faults) slug(path, id string) {
	if id == "" {
		return // absent: reported where it is needed
	}
	if fault := SlugFault(id); fault != "" {
		f.add("slug", path, id, "编号 “"+shorten(id, 40)+"” 不能用作地址："+fault, slugHint)
	}
}
