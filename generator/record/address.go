package record

import "strings"

// Address is the site's whole address with a closing slash, "https://www.example.gov.cn/zwgk/fazhi/", and "" where its host isn't known: then nothing
// that needs a whole address can be said of its pages.
func (s *Site) Address() string {
	if s.BaseURL == "" {
		return ""
	}
	address := strings.TrimRight(s.BaseURL, "/") + "/"
	if path := strings.Trim(s.Path, "/"); path != "" {
		address += path + "/"
	}
	return address
}
