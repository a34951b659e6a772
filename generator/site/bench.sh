#!/bin/sh
# Times `pufa build` and Hugo's own command, built from the version in go.mod, in turn on the same example town.
# Usage: generator/site/bench.sh [EVENTS [RUNS]]     (10000 events and 5 runs, on the disk of $BENCH_DIR or the temporary folder)
set -eu
cd "$(dirname "$0")/../.."
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
go build -o "$bin/pufa" ./generator
go build -o "$bin/hugo" github.com/gohugoio/hugo
go build -o "$bin/measure" ./generator/site/testdata/measure
"$bin/measure" "$bin/pufa" "$bin/hugo" "${1:-10000}" "${2:-5}"
