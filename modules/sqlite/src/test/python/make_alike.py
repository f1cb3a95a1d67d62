"""Two conversations in tables made alike, as chat programs keep them. The rows of one are deleted, so
that its pages come free; the other has a row with each of their rowids."""
import os
import sqlite3
import sys

folder = sys.argv[1]
db = sqlite3.connect(os.path.join(folder, "alike.db"), isolation_level=None)
db.execute("PRAGMA page_size=1024")
db.execute("PRAGMA secure_delete=0")
for table in ("kept", "emptied"):
    db.execute(f"CREATE TABLE {table}(local_id INTEGER PRIMARY KEY AUTOINCREMENT, sender INTEGER, body TEXT)")
db.execute("BEGIN")
for i in range(120):
    for table in ("kept", "emptied"):
        db.execute(f"INSERT INTO {table}(sender, body) VALUES(?,?)", (1000 + i % 2, f"{table} message number {i} of this talk"))
db.execute("COMMIT")
db.execute("UPDATE kept SET body='kept message, changed to a longer text than before' WHERE local_id=60")
db.execute("DELETE FROM emptied WHERE local_id<=110")
db.close()
