package document

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// reports repeats an annual report up to n characters.
func reports(tb testing.TB, n int) string {
	tb.Helper()
	data, err := os.ReadFile("testdata/samples/check/c03.txt")
	if err != nil {
		tb.Fatal(err)
	}
	text := string(data)
	return strings.Repeat(text, n/utf8.RuneCountInString(text)+1)
}

// BenchmarkRead600000 is the size that must be read within a second on one core.
func BenchmarkRead600000(b *testing.B) {
	text := reports(b, 600_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		understood("a.txt", text)
	}
}

func BenchmarkRead10MB(b *testing.B) {
	text := reports(b, 10<<20/3)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		understood("a.txt", text)
	}
}

// One line without an end, marks without text, nothing but cells: none may cost more than its length.
func TestCostGrowsWithLengthAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED in short mode: it reads 10 MB")
	}
	for name, unit := range map[string]string{
		"one line": "一是抓学习，全年学法12次；", "marks": "一、\n（一）\n1.\n", "inline": "1.甲；2.乙；（1）丙；", "cells": "0\n|\n", "pages": "— 3 —\n全年\n", "brackets": "（“《", "numerals": "一二三四五六七八九十",
		"fields": `HYPERLINK "`, "bookmarks": "[bookmark:", "braces": "{PAGE ", "title": "年度报告\n", "zero": "\u200b", "repeat": "一、甲\n一、乙\n",
	} {
		cost := func(n int) time.Duration {
			best := time.Hour
			for range 2 {
				began := time.Now()
				understood("a.txt", strings.Repeat(unit, n/len(unit)))
				best = min(best, time.Since(began))
			}
			return best
		}
		small, large := cost(50_000), cost(400_000)
		if large > 24*small+200*time.Millisecond {
			t.Errorf("%s: 0.05 MB took %v, 0.4 MB took %v", name, small, large)
		}
	}
}
