package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// json is the channel as JSON Feed 1.1 has it (jsonfeed.org/version/1.1).
func (c *channel) json() ([]byte, error) {
	type author struct {
		Name string `json:"name"`
	}
	type item struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		Content   string `json:"content_text"`
		Published string `json:"date_published"`
	}
	feed := struct {
		Version  string   `json:"version"`
		Title    string   `json:"title"`
		HomePage string   `json:"home_page_url"`
		FeedURL  string   `json:"feed_url"`
		Language string   `json:"language"`
		Authors  []author `json:"authors"`
		Items    []item   `json:"items"`
	}{
		Version: "https://jsonfeed.org/version/1.1", Title: c.title, HomePage: c.address(c.dir + "index.html"),
		FeedURL: c.address(c.dir + "feed.json"), Language: "zh-CN", Authors: []author{{c.author}},
	}
	for _, e := range c.entries {
		text := e.summary
		if text == "" {
			text = e.title
		}
		feed.Items = append(feed.Items, item{"urn:uuid:" + e.id, c.address(e.path), e.title, text, noon(e)})
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(feed); err != nil {
		return nil, fmt.Errorf("writing the JSON Feed of %q: %w", c.title, err)
	}
	return b.Bytes(), nil
}
