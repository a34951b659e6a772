#!/bin/sh
# Times how long an edit takes until it is seen, in turn with Hugo's own server, built from the version in go.mod, and in the desk's preview, on the
# same example town.
# Usage: generator/desk/bench.sh [RUNS [EVENTS…]]    (7 runs at 1000 and 10000 events, on the disk of $BENCH_DIR or the temporary folder)
set -eu
cd "$(dirname "$0")/../.."
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
go build -o "$bin/pufa" ./generator
go build -o "$bin/hugo" github.com/gohugoio/hugo
go build -o "$bin/measure" ./generator/desk/testdata/measure
runs=${1:-7}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- 1000 10000
"$bin/measure" "$bin/pufa" "$bin/hugo" "$runs" "$@"
