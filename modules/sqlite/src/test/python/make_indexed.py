"""Makes indexed.db, calls with two indexes of which most were deleted, and indexed.truth: of each deleted call its id,
number and time, separated by tabs.

usage: make_indexed.py FOLDER
"""
import os
import random
import sqlite3
import sys

folder = sys.argv[1]
rnd = random.Random(9)
db = sqlite3.connect(os.path.join(folder, "indexed.db"), isolation_level=None)
db.execute("PRAGMA page_size=4096")
db.execute("PRAGMA secure_delete=0")
db.execute("CREATE TABLE calls(_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, note TEXT)")
db.execute('CREATE INDEX "calls<number>" ON calls(number)')
db.execute("CREATE INDEX calls_date ON calls(date)")
rows = [(i, "138%08d" % rnd.randrange(10**8), 1714521600000 + i * 60000 + rnd.randrange(50000), "通话 %d" % i)
        for i in range(1, 401)]
db.executemany("INSERT INTO calls VALUES(?,?,?,?)", rows)
dead = [row for row in rows if row[0] % 5 == 0]
db.executemany("DELETE FROM calls WHERE _id=?", [(row[0],) for row in dead])
db.close()
with open(os.path.join(folder, "indexed.truth"), "w", encoding="utf-8") as file:
    for row in dead:
        file.write("%d\t%s\t%d\n" % row[:3])
