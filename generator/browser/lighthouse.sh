#!/usr/bin/env bash
# Lighthouse's mobile preset on one page of each kind: the example town, built and served by the binary as it is published. Each page is loaded
# RUNS times (5); the table shows best and median. Fails where accessibility, best practices or SEO is below 100 in any run, or performance is below
# 100 in the best run or 97 in the median. Needs Go, Node 18, Chromium (CHROME_PATH, else the one on the PATH) and, once, npm's registry; the
# pages and the browser need no network. Another site: lighthouse.sh ROOT PAGE…
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export GOTOOLCHAIN=local GOFLAGS=-buildvcs=false
export CHROME_PATH="${CHROME_PATH:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}"
node="${TMPDIR:-/tmp}/pufa-lighthouse"
[ -d "$node/node_modules/lighthouse" ] || npm install --silent --no-audit --no-fund --prefix "$node" lighthouse@12

work=$(mktemp -d)
trap '[ -z "${server:-}" ] || kill "$server"; rm -rf "$work"' EXIT
(cd "$here/../.." && go build -o "$work/pufa" ./generator)
if [ $# -ge 2 ]; then
  root=$1
  shift
else
  root="$work/town"
  "$work/pufa" init "$root" --example >/dev/null
  event=$(cd "$root/data/campaigns/2025" && ls -d */ | head -n 1) # one with photos
  set -- index.html reports/2025.html figures/index.html campaigns/index.html "campaigns/2025/${event%/}.html" \
    disclosure/index.html disclosure/annual/2025.html disclosure/catalogue.html disclosure/guide.html
fi
"$work/pufa" build --root "$root" >/dev/null 2>&1
touch "$work/serve"
"$work/pufa" serve --root "$root" --as-published --addr 127.0.0.1:0 >"$work/serve" &
server=$!
until address=$(grep -o 'http://[0-9.:]*/' "$work/serve"); do
  kill -0 "$server"
  sleep 0.1
done
node "$here/lighthouse.cjs" "$node" "$address" "${RUNS:-5}" "$@"
