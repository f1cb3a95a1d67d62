#!/usr/bin/env bash
# Opens Tiezheng in the browser. Cases are kept in the folder Tiezheng of the person's own home.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$HOME/Tiezheng" && exec "$here/tiezheng" serve --open --port 0 --cases "$HOME/Tiezheng"
