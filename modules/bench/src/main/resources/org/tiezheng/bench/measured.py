"""Runs a command and counts what it recovered from the database of messages.py.

usage: measured.py COMMAND…; prints: deleted rows found, live rows in the output, seconds, peak of
memory in bytes, exit code, and the first words of its error output.
"""
import re
import resource
import subprocess
import sys
import time

before = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
deleted, live = set(), set()
for line in process.stdout:
    for number in re.findall(rb"#(\d+) [^#]*#", line):
        (deleted if int(number) % 20 == 7 else live).add(int(number))
errors = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
code = process.wait()
seconds = time.monotonic() - before
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(len(deleted), len(live), "%.3f" % seconds, peak, code, errors[0][:60] if errors else "-")
