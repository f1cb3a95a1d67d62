"""Makes databases whose rows are not all to be seen, with what is known of them.

cut.db: 200 notes on several pages, four deleted, the file cut after 60 percent. The first page of the notes, which became
an interior page, keeps old copies of notes that are still there, on pages that were cut off.
wiped.db: 40,000 notes, four deleted, and the first of the interior pages below the root overwritten with zeroes.
foreign.db: 100 short notes, with the log of another database beside it, whose page 2 has rows of another table.

usage: make_unread.py FOLDER
"""
import os
import shutil
import sqlite3
import sys

folder = sys.argv[1]


def path(name):
    return os.path.join(folder, name)


def notes(name, count, page_size=4096):
    db = sqlite3.connect(path(name), isolation_level=None)
    db.execute("PRAGMA page_size=%d" % page_size)
    db.execute("PRAGMA secure_delete=0")
    db.execute("CREATE TABLE note(id INTEGER PRIMARY KEY, who TEXT, body TEXT)")
    db.execute("BEGIN")
    for i in range(1, count + 1):
        db.execute("INSERT INTO note VALUES(?,?,?)", (i, "甲%d" % (i % 3), "第%d条内容 hello world %d" % (i, i)))
    db.execute("COMMIT")
    db.execute("DELETE FROM note WHERE id IN (5, 50, 51, 199)")
    db.close()
    with open(path(name), "rb") as file:
        return file.read()


def write(name, data):
    with open(path(name), "wb") as file:
        file.write(data)


whole = notes("cut.db", 200)
write("cut.db", whole[: len(whole) * 6 // 10])
write("whole.db", whole)

size = 1024
whole = bytearray(notes("wiped.db", 40_000, size))
root = size
assert whole[root] == 5
child = int.from_bytes(whole[root + int.from_bytes(whole[root + 12 : root + 14], "big") :][:4], "big")
assert whole[(child - 1) * size] == 5
whole[(child - 1) * size : child * size] = bytes(size)
write("wiped.db", whole)

notes("foreign.db", 100)
other = path("other.db")
db = sqlite3.connect(other, isolation_level=None)
db.execute("PRAGMA page_size=4096")
db.execute("PRAGMA journal_mode=WAL")
db.execute("PRAGMA wal_autocheckpoint=0")
db.execute("CREATE TABLE wide(id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e INTEGER)")
for i in range(1, 40):
    db.execute("INSERT INTO wide VALUES(?,?,?,?,?,?)", (i, "a%d" % i, "b", "c%d" % i, "d", i))
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
db.execute("UPDATE wide SET c='changed' WHERE id=20")
shutil.copy(other + "-wal", path("foreign.db-wal"))
db.close()
