"""Scores what a program recovers from databases whose deleted rows are known.

usage: peer_score.py TOOLS FORM FOLDER COMMAND…

TOOLS is the folder of deletion_worlds.py. Each database below FOLDER is given to COMMAND in the
place of {}; it stands beside its answer key, DB.xml (SQLite Forensic Corpus) or truth.tsv. FORM is
json (a recovered row on each line) or sql (statements, which COMMAND's first word carries out; then
live rows are in the output as well). A row counts by its content, whole.

Prints: databases; rows deleted; of those, there (every byte of the record is in the file); found;
found of those there; parts (rows shown with only some of their values, all right); neither (rows
that are not and never were in the table); live rows shown (sql: as often as there are more of them
than in the table); rows in the output; seconds; peak of memory in bytes; databases on which COMMAND
failed. Shares no code with what is scored.
"""
import base64
import collections
import glob
import html
import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, sys.argv[1])
import deletion_worlds as worlds

FORM, FOLDER, COMMAND = sys.argv[2], sys.argv[3], sys.argv[4:]


def canonical(value):
    """Equal for equal values: a whole number in a REAL column is stored as an integer."""
    if isinstance(value, float) and value == round(value) and abs(value) < 1e15:
        return f"i{int(value)}"
    return worlds.shown(value)


# ---- what is known ----

def keyed(db):
    """Rows of a key of the corpus. Some keys are not well-formed, so they are read as text."""
    with open(db, "rb") as file:
        blob = file.read()
    size = struct.unpack(">H", blob[16:18])[0]
    usable = (65536 if size == 1 else size) - blob[20]
    with open(db[:-3] + ".xml", encoding="utf-8", newline="") as file:
        xml = file.read()
    for element in xml.split("<element>")[1:]:
        if not re.search(r"<type>\s*table\s*</type>", element, re.I):
            continue
        dropped = bool(re.search(r"<deleted>\s*true\s*</deleted>", element, re.I))
        types = re.findall(r"<columnTypeName>(.*?)</columnTypeName>", element)
        for deleted, row in re.findall(r'<row( deleted="1")?>(.*?)</row>', element, re.S):
            printed = re.findall(r"<content>(.*?)</content>|<content\s*/>", row, re.S)
            values = [typed(html.unescape(p), types[i] if i < len(types) else "") for i, p in enumerate(printed)]
            payload = worlds.record(values, "utf-8")
            pieces = worlds.pieces(payload, len(worlds.varint(len(payload))) + 1, usable, True)
            kind = "deleted" if deleted or dropped else "live"
            yield kind, all(piece in blob for piece in pieces), tuple(map(canonical, values))


def typed(printed, kind):
    if printed == "NULL":
        return None
    if re.search("INT|FLOAT|REAL|NUM", kind):
        try:
            number = float(printed)
            return int(number) if number == round(number) and abs(number) < 1e15 else number
        except ValueError:
            pass
    return printed


def told(file):
    """Rows of a world of deletion_worlds.py."""
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            kind, _, _, there, *values = line.rstrip("\n").split("\t")
            real = [canonical(struct.unpack(">d", bytes.fromhex(v[1:]))[0]) if v[0] == "r" else v for v in values]
            yield kind, there == "1", tuple(real)


# ---- what comes back ----

def lines(out):
    """Our rows: values, each None if it is not certain, and whether the row is whole."""
    for line in out:
        row = json.loads(line)
        if row["table"].startswith("sqlite_"):
            continue
        values, whole = [], True
        for value in row["values"]:
            plain = base64.b64decode(value["value"]) if value["type"] == "blob" else value["value"]
            plain = int(value.get("exact", plain)) if value["type"] == "integer" else plain
            plain = float(plain) if value["type"] == "real" else plain
            sure = value["certainty"] in ("CERTAIN", "DEFAULT")
            alias = value["certainty"] == "LOST" and row["rowid"] is None and not values
            whole = whole and (sure or alias)
            values.append(canonical(plain) if sure else None)
        yield [tuple(values)], whole


def statements(out, folder):
    """The rows of the database that the statements make."""
    made = os.path.join(folder, "made.db")
    subprocess.run([COMMAND[0], made], stdin=out, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = sqlite3.connect(made)
    base.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'").fetchall():
        lost = table.startswith("lost_and_found")
        for row in base.execute('SELECT * FROM "%s"' % table.replace('"', '""')):
            if not lost:
                yield [tuple(map(canonical, row))], True
                continue
            # Root, page, number of fields, rowid, fields: the rowid may be that of an alias, too.
            rowid, fields = row[3], list(row[4:4 + row[2]])
            both = [tuple(map(canonical, fields))]
            if fields and fields[0] is None and rowid is not None:
                both.append(tuple(map(canonical, [rowid] + fields[1:])))
            yield both, True
    base.close()


def agree(shown, known):
    return len(shown) <= len(known) and all(s is None or s == k for s, k in zip(shown, known))


def score(truth, rows, total):
    kinds = collections.defaultdict(set)
    live = collections.Counter(values for kind, _, values in truth if kind == "live")
    there = {values for kind, there, values in truth if kind == "deleted" and there}
    for kind, _, values in truth:
        kinds[values].add(kind)
    got, seen = set(), collections.Counter()
    for readings, whole in rows:
        total["rows"] += 1
        direct = [r for r in readings if r in kinds]
        same = direct or ([k for k in kinds if agree(readings[0], k)] if None in readings[0] else [])
        if not same:
            total["neither"] += 1
        elif not whole:
            total["parts" if any(kinds[s] != {"live"} for s in same) else "live"] += 1
        elif FORM == "sql":
            seen[same[0]] += 1
        elif any(kinds[s] != {"live"} for s in same):
            got.update(same)
        else:
            total["live"] += 1
    for values, count in seen.items():
        if count > live[values]:
            if kinds[values] == {"live"}:
                total["live"] += count - live[values]
            else:
                got.add(values)
    deleted = {values for kind, _, values in truth if kind == "deleted"}
    total["deleted"] += len(deleted)
    total["there"] += len(there)
    total["found"] += len(got & deleted)
    total["found there"] += len(got & there)


def main():
    total = collections.Counter()
    for db in sorted(glob.glob(os.path.join(FOLDER, "**", "*.db"), recursive=True)):
        told_by = os.path.join(os.path.dirname(db), "truth.tsv")
        truth = list(told(told_by) if os.path.exists(told_by) else keyed(db))
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "copy.db")
            for end in ("", "-wal", "-journal"):
                if os.path.exists(db + end):
                    shutil.copyfile(db + end, copy + end)
            with open(os.path.join(folder, "out"), "w+b") as out:
                before = time.monotonic()
                command = [copy if c == "{}" else c for c in COMMAND]
                process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
                _, code, used = os.wait4(process.pid, 0)
                total["ms"] += round((time.monotonic() - before) * 1000)
                total["peak"] = max(total["peak"], used.ru_maxrss * 1024)
                total["failed"] += code != 0
                out.seek(0)
                score(truth, lines(out) if FORM == "json" else statements(out, folder), total)
        total["databases"] += 1
    names = ("databases", "deleted", "there", "found", "found there", "parts", "neither", "live", "rows")
    print(*(total[name] for name in names), "%.3f" % (total["ms"] / 1000), total["peak"], total["failed"])


if __name__ == "__main__":
    main()
