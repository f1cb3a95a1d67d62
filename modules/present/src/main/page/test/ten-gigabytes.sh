#!/usr/bin/env bash
# Verifies a bundle of ten gigabytes (or as many as given) in headless Chromium and prints time and
# peak memory. Not part of test.sh. Needs node_modules, as test.sh installs them.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
exec node ten-gigabytes.mjs "$@"
