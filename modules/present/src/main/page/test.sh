#!/usr/bin/env bash
# Rebuilds the page, fails when the committed file is another one, and runs the page's tests.
#   CORPUS=<folder of the conformance material> ./test.sh
# Ends with a line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
export LC_ALL=C.UTF-8
committed=../resources/org/tiezheng/present/page/index.html

skip() {
  echo "SKIPPED: the tests of the verification page: $1"
  echo "0 passed, 0 failed"
  exit 0
}

for tool in node npm openssl; do
  command -v "$tool" >/dev/null || skip "$tool is not installed"
done
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  skip "node $(node --version) is older than 20.19"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What is installed is kept until the lock file changes; then it comes from npm's cache, or the network.
stamp=node_modules/.tiezheng-lock
if ! cmp -s package-lock.json "$stamp"; then
  npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --silent >"$work/npm" 2>&1 ||
    { cat "$work/npm"; skip "npm ci did not succeed (no network?)"; }
  cp package-lock.json "$stamp"
fi

failed=0
if ! node build.mjs "$work/index.html"; then
  echo "FAILED: the page does not build"
  failed=1
elif ! cmp "$work/index.html" "$committed"; then
  echo "FAILED: $committed is not what these sources build; run: npm run build"
  failed=1
fi

node --test --test-reporter=tap test/*.test.mjs >"$work/tap" 2>&1
grep -E '^# SKIPPED' "$work/tap" | sed 's/^# //' | sort -u
passed=$(sed -n 's/^# pass //p' "$work/tap")
broken=$(sed -n 's/^# fail //p' "$work/tap")
if [ -z "$passed" ] || [ "${broken:-1}" != 0 ]; then
  grep -vE '^\s*(duration_ms|type:|---|\.\.\.)' "$work/tap" | grep -A25 -E '^\s*not ok' | head -200
fi
failed=$((failed + ${broken:-1}))
passed=$((${passed:-0} + 1 - (failed > 0 ? 1 : 0)))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
