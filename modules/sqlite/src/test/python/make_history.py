"""Makes databases with a known history in their log or journal.

usage: make_history.py FOLDER

wal.db       six commits, a checkpoint that lets the log start over, three smaller commits; wal.states has the
             rows after each commit, each line with the number of the commit in front
persist.db   a large and a small transaction with journal_mode=PERSIST; persist.states has the rows before (0)
             and after (1) the small one
hot.db       a transaction that was not finished and whose journal has several sections; hot.states has the
             rows before (0) it
"""
import os
import random
import shutil
import sqlite3
import sys

from make_databases import code

FOLDER = sys.argv[1]
RND = random.Random(3)


def connect(name, *pragmas):
    db = sqlite3.connect(os.path.join(FOLDER, "work-" + name), isolation_level=None)
    for pragma in ("page_size=1024", "secure_delete=0") + pragmas:
        db.execute("PRAGMA " + pragma)
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT, n)")
    return db


def change(db, rows):
    db.execute("BEGIN")
    for _ in range(rows):
        db.execute("INSERT OR REPLACE INTO t VALUES (?, ?, ?)",
                   (RND.randrange(1, 400), "短信" * RND.randrange(120), RND.randrange(10 ** 9)))
    db.execute("DELETE FROM t WHERE n % 10 = 0")


def state(db, number, lines):
    for row in db.execute("SELECT id, id, body, n FROM t"):
        lines.append("\t".join([str(number), "t".encode().hex(), str(row[0])] + [code(c) for c in row[1:]]))


def seize(db, name, lines):
    for end in ("", "-wal", "-journal"):
        source = os.path.join(FOLDER, "work-" + name + end)
        if os.path.exists(source):
            shutil.copyfile(source, os.path.join(FOLDER, name + end))
    with open(os.path.join(FOLDER, name.replace(".db", ".states")), "w") as out:
        out.write("\n".join(lines) + "\n")
    db.close()


def wal():
    lines = []
    db = connect("wal.db", "journal_mode=WAL", "wal_autocheckpoint=0")
    for number in range(9):
        change(db, 60 if number < 6 else 5)
        db.execute("COMMIT")
        state(db, number, lines)
        if number == 5:
            db.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()
    seize(db, "wal.db", lines)


def persist():
    lines = []
    db = connect("persist.db", "journal_mode=PERSIST")
    for rows in (300, 200, 4):
        lines.clear()
        state(db, 0, lines)
        change(db, rows)
        db.execute("COMMIT")
    state(db, 1, lines)
    seize(db, "persist.db", lines)


def hot():
    lines = []
    db = connect("hot.db", "journal_mode=DELETE", "cache_size=5", "synchronous=FULL")
    change(db, 300)
    db.execute("COMMIT")
    state(db, 0, lines)
    change(db, 300)
    seize(db, "hot.db", lines)


wal()
persist()
hot()
