package record

import "testing"

func TestAnAddressIsWholeOrUnknown(t *testing.T) {
	for _, c := range []struct{ base, path, want string }{
		{"", "", ""},
		{"", "/zwgk/fazhi/", ""},
		{"https://www.example.gov.cn", "", "https://www.example.gov.cn/"},
		{"https://www.example.gov.cn/", "/", "https://www.example.gov.cn/"},
		{"https://www.example.gov.cn", "zwgk/fazhi", "https://www.example.gov.cn/zwgk/fazhi/"},
		{"https://www.example.gov.cn/", "/zwgk/fazhi/", "https://www.example.gov.cn/zwgk/fazhi/"},
	} {
		if got := (&Site{BaseURL: c.base, Path: c.path}).Address(); got != c.want {
			t.Errorf("address of %q at %q is %q, want %q", c.path, c.base, got, c.want)
		}
	}
}
