package site

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/folder"
)

// badPaths finds fault with addresses that no file system or server would take, before anything is written.
func badPaths(o *Options) []finding.Finding {
	var findings []finding.Finding
	for _, p := range slices.Concat(keys(o.Content), keys(o.Sources), keys(o.Data)) {
		if fault := badPath(p); fault != nil {
			findings = append(findings, *fault)
		}
	}
	for _, p := range slices.Concat(keys(o.Publish), keys(o.Assets)) {
		if fault := badPublished(p); fault != nil {
			findings = append(findings, *fault)
		}
	}
	return findings
}

// badPath finds fault with a path that leads out of its folder, or that Windows can't write.
func badPath(p string) *finding.Finding {
	if fs.ValidPath(p) && filepath.IsLocal(filepath.FromSlash(p)) && !strings.ContainsAny(p, "\\:*?\"<>|\x00") && !deviceName(p) {
		return nil
	}
	return &finding.Finding{Rule: "bad-address", Kind: finding.Other, Severity: finding.Error, File: p,
		Message: fmt.Sprintf("地址 %q 不能作文件名", p), Hint: "只用小写字母、数字、连字符"}
}

// badPublished also keeps the manifest's own address free.
func badPublished(p string) *finding.Finding {
	if strings.EqualFold(p, folder.ManifestName) {
		return &finding.Finding{Rule: "bad-address", Kind: finding.Other, Severity: finding.Error, File: p,
			Message: "manifest.json 是发布清单，不能作别的文件"}
	}
	return badPath(p)
}

// deviceName tells paths with a part that Windows takes for a device, whatever its ending, or whose end it cuts off: con.html, "a.", "a ".
func deviceName(p string) bool {
	for part := range strings.SplitSeq(p, "/") {
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return true
		}
		name, _, _ := strings.Cut(strings.ToLower(part), ".")
		switch name {
		case "con", "prn", "aux", "nul", "conin$", "conout$":
			return true
		}
		if len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '0' && name[3] <= '9' {
			return true
		}
	}
	return false
}
