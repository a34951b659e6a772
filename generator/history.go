package main

import (
	"context"
	"os/exec"
	"path"
	"strings"
	"time"

	"pufa/generator/record"
)

// recorded tells on which day each file under data/ first stood in the workspace, as its git history says; nil where there is none.
func recorded(ctx context.Context, root string) map[string]record.Date {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	prefix, err := exec.CommandContext(ctx, "git", "-C", root, "rev-parse", "--show-prefix").Output()
	if err != nil {
		return nil
	}
	log, err := exec.CommandContext(ctx, "git", "-C", root, "-c", "core.quotePath=false", "log", "--reverse", "--diff-filter=A", "--format=@%as", "--name-only", "--", "data").Output()
	if err != nil {
		return nil
	}
	first := map[string]record.Date{}
	var day record.Date
	for line := range strings.Lines(string(log)) {
		line = strings.TrimSpace(line)
		if date, ok := strings.CutPrefix(line, "@"); ok {
			if t, err := time.Parse(time.DateOnly, date); err == nil {
				day = record.DateOf(t)
			}
			continue
		}
		name := path.Clean(strings.TrimPrefix(line, strings.TrimSpace(string(prefix))))
		if _, known := first[name]; !known && line != "" {
			first[name] = day
		}
	}
	return first
}
