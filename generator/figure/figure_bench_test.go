package figure_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pufa/generator/figure"
)

// BenchmarkFind reads texts of doubling size: the time per code point stays the same.
func BenchmarkFind(b *testing.B) {
	report, err := os.ReadFile("testdata/changsha-2023-report.txt")
	if err != nil {
		b.Fatal(err)
	}
	for size := 75_000; size <= 600_000; size *= 2 {
		text := long(string(report), size)
		b.Run(fmt.Sprintf("find/%d", size), func(b *testing.B) {
			for b.Loop() {
				figure.Find(text)
			}
		})
		b.Run(fmt.Sprintf("relations/%d", size), func(b *testing.B) {
			figures := figure.Find(text)
			for b.Loop() {
				figure.Rates(text, figures)
				figure.Growths(text, figures)
				figure.Sums(text, figures)
			}
		})
	}
}

// BenchmarkHostile reads texts made to be slow: one line of numbers, quotation marks never closed, one number without end.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{"counts": "3个和5名、", "quotes": "“《（3个", "digits": "1234567890", "numerals": "千万亿", "ranges": "3—5", "commas": "1,234,"} {
		text := long(unit, 600_000)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				figure.Sums(text, figure.Find(text))
			}
		})
	}
}

// long repeats a text until it has at least size code points.
func long(text string, size int) string {
	return strings.Repeat(text, size/len([]rune(text))+1)
}
