#!/usr/bin/env bash
# The app in a real browser: every page in both languages with axe, uploads that break off, the chat reader.
#   TIEZHENG=… runs another launcher; SCREENS=FOLDER keeps screenshots (default: modules/server/target/screens)
# Ends with a line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
root=$(cd ../../../../.. && pwd)
export LC_ALL=C.UTF-8

skip() {
  echo "SKIPPED: the tests of the app in a browser: $1"
  echo "0 passed, 0 failed"
  exit 0
}

for tool in node npm xz; do
  command -v "$tool" >/dev/null || skip "$tool is not installed"
done
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  skip "node $(node --version) is older than 20.19"
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
  skip "chromium is not installed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What is installed is kept until the lock file changes; then it comes from npm's cache, or the network.
stamp=node_modules/.tiezheng-lock
if ! cmp -s package-lock.json "$stamp"; then
  npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --silent >"$work/npm" 2>&1 ||
    { cat "$work/npm"; skip "npm ci did not succeed (no network?)"; }
  cp package-lock.json "$stamp"
fi

export TIEZHENG=${TIEZHENG:-$root/tiezheng} TIEZHENG_UNLOCK_FILE=$work/unlock XDG_CONFIG_HOME=$work/config
export SCREENS=${SCREENS:-$root/modules/server/target/screens}
$TIEZHENG demo --out "$work/demo" >"$work/demo.log" 2>&1
[ -d "$work/demo/loan.case" ] || { tail -5 "$work/demo.log"; echo "0 passed, 1 failed"; exit 1; }
export CASES=$work/demo CASE=loan.case

# One after the other: each starts an app and a browser of its own.
node --test --test-concurrency=1 --test-reporter=tap ./*.test.mjs >"$work/tap" 2>&1
passed=$(sed -n 's/^# pass //p' "$work/tap")
broken=$(sed -n 's/^# fail //p' "$work/tap")
if [ -z "$passed" ] || [ "${broken:-1}" != 0 ]; then
  grep -vE '^\s*(duration_ms|type:|---|\.\.\.)' "$work/tap" | grep -A25 -E '^\s*not ok' | head -200
fi
echo "${passed:-0} passed, ${broken:-1} failed"
[ "${broken:-1}" = 0 ]
