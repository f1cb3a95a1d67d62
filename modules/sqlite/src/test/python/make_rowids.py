"""Makes rowids.db, messages of 250 to 450 bytes whose rowids need two to nine bytes, the longer the fewer, and deletes
some of each; rowids.truth has the number that each deleted message says.

usage: make_rowids.py FOLDER
"""
import os
import random
import sqlite3
import sys

folder = sys.argv[1]
rnd = random.Random(3)
db = sqlite3.connect(os.path.join(folder, "rowids.db"), isolation_level=None)
db.execute("PRAGMA page_size=4096")
db.execute("PRAGMA secure_delete=0")
db.execute("CREATE TABLE sms(_id INTEGER PRIMARY KEY, address TEXT, date INTEGER, read INTEGER, body TEXT)")
dead = []
number = 0
for first, count in ((200, 1500), (20_000, 500), (3_000_000, 300), (300_000_000, 200), (2**40, 100), (2**61, 60)):
    for rowid in range(first, first + count):
        number += 1
        body = "#%d %s#" % (number, "".join(rnd.choice("借款到账请查收利息已付下周一归还谢谢") for _ in range(rnd.randrange(70, 140))))
        db.execute("INSERT INTO sms VALUES(?,?,?,1,?)", (rowid, "+86138%08d" % number, 1700000000000 + number * 1000, body))
        if number % 10 == 7:
            dead.append((rowid, number))
db.executemany("DELETE FROM sms WHERE _id=?", [(rowid,) for rowid, _ in dead])
db.close()
with open(os.path.join(folder, "rowids.truth"), "w") as file:
    file.writelines("%d\n" % number for _, number in dead)
