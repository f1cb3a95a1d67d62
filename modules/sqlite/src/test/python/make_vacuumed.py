"""Makes a database of which auto-vacuum cut most off in the last transaction; its journal stays.

usage: make_vacuumed.py FILE
"""
import sqlite3
import sys

db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA page_size=1024")
db.execute("PRAGMA auto_vacuum=1")
db.execute("PRAGMA secure_delete=0")
db.execute("PRAGMA journal_mode=PERSIST")
db.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b)")
db.execute("BEGIN")
for i in range(150):
    db.execute("INSERT INTO t(b) VALUES (?)", (chr(97 + i % 26) * 900,))
db.execute("COMMIT")
db.execute("DROP TABLE t")
db.close()
