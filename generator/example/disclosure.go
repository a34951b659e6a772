package example

import (
	"fmt"

	"pufa/generator/record"
)

// disclosure writes data/disclosure/ of the fictional town.
func disclosure(files map[string][]byte, o Options) {
	for _, a := range annuals(o) {
		files[fmt.Sprintf("data/disclosure/annual/%d.toml", a.Year)] = headed("annual", "../../", record.Encode(a))
	}
}
