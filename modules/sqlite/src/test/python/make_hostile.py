"""Makes hostile.db with rows whose values try to break a report, deletes most of them, and writes hostile.truth: for
each deleted row its id, then its text, integer and blob, in hexadecimal, separated by tabs.

usage: make_hostile.py FOLDER
"""
import os
import random
import sqlite3
import sys

TEXTS = ["<script>alert(1)</script>", "</td></table><h1>x", "=cmd|'/c calc'!A1", "+1+2", "@SUM(A1)", "-2", "a\"b'c&d;<!--",
         "left \u202e thgir", "nul\x01bell\x07esc\x1b", "line\nbreak\r\n", "tab\there", "\ufeffbom", "]]>", "&lt;&#60;",
         "短信内容：请于周五前付款。😀👨\u200d👩\u200d👧", "\u2028\u2029", "x" * 700, "%s%n{}${x}", "\\u0041\\", "", "\ufffe\uffff"]

folder = sys.argv[1]
rnd = random.Random(5)
db = sqlite3.connect(os.path.join(folder, "hostile.db"), isolation_level=None)
db.execute("PRAGMA page_size=4096")
db.execute("PRAGMA secure_delete=0")
db.execute('CREATE TABLE "t<b>&""x"(id INTEGER PRIMARY KEY, body TEXT, "n<i>" INTEGER, data BLOB)')
rows = []
for i in range(1, 241):
    text = TEXTS[i % len(TEXTS)] + ("" if i % 3 else " #%d" % i)
    number = rnd.choice([2**53 + 1, -2**63, 2**63 - 1, 7000 + i, -40000 - i])
    rows.append((i, text, number, rnd.randbytes(20 + i % 11)))
db.executemany('INSERT INTO "t<b>&""x" VALUES(?,?,?,?)', rows)
dead = [row for row in rows if row[0] % 8 == 0]
db.executemany('DELETE FROM "t<b>&""x" WHERE id=?', [(row[0],) for row in dead])
db.close()
with open(os.path.join(folder, "hostile.truth"), "w", encoding="utf-8") as file:
    for row in dead:
        file.write("\t".join([str(row[0]), row[1].encode().hex(), str(row[2]), row[3].hex()]) + "\n")
