#!/usr/bin/env bash
# Builds the sqlite3 shell with its command .recover, from the source package of this Debian:
#   modules/bench/sqlite3-with-recover.sh DIR
# and prints the path of the program. The shell that Debian ships is compiled without the table
# sqlite_dbpage, which .recover reads. For the benchmark "peers" only: nothing else uses it, and no
# test builds it. Changes nothing outside DIR, unless tclsh or gcc have to be installed.
set -euo pipefail
dir=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$dir"
if [ ! -x sqlite3-with-recover ]; then
  for tool in gcc make tclsh xz; do
    command -v "$tool" > /dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -q gcc make tcl xz-utils libc6-dev >&2
  done
  # The deb-src lines stand in a list of their own, made of the lines that the system has.
  mkdir -p lists/partial parts
  cat /etc/apt/sources.list.d/*.sources 2> /dev/null | sed 's/^Types:.*/Types: deb-src/' > parts/source.sources
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2> /dev/null | sed -n 's/^deb /deb-src /p' > parts/source.list || true
  apt=(-q -o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$dir/parts" -o "Dir::State::lists=$dir/lists")
  apt-get "${apt[@]}" update >&2
  apt-get "${apt[@]}" source --download-only sqlite3 >&2
  mkdir -p source build
  tar -x -f sqlite3_*.orig.tar.xz -C source --strip-components=1
  cd build
  ../source/configure -q --disable-tcl --disable-readline >&2
  make -s sqlite3.c shell.c >&2
  gcc -O2 -DSQLITE_ENABLE_DBPAGE_VTAB -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION \
    -o ../sqlite3-with-recover shell.c sqlite3.c -lm >&2
fi
echo "$dir/sqlite3-with-recover"
