#!/usr/bin/env bash
# For the Finder of macOS, which opens files of this name in a terminal. Closing the window stops Tiezheng.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/start.sh"
