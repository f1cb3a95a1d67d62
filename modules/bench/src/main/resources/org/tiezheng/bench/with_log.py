"""Writes a database of messages of about half a megabyte, closed, then rewrites and deletes rows
until its log holds about four megabytes, and leaves without closing it."""
import os
import random
import sqlite3
import sys

random.seed(4)
file = sys.argv[1]
db = sqlite3.connect(file, isolation_level=None)
db.execute("PRAGMA page_size=4096")
db.execute("PRAGMA journal_mode=WAL")
db.execute("CREATE TABLE sms(_id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT, date INTEGER, read INTEGER, body TEXT)")
db.execute("CREATE INDEX by_date ON sms(date)")
words = "借款 还款 收到 明天 转账 好的 银行 合同 签字 地址 电话 发货".split()


def add(count):
    for _ in range(count):
        body = "".join(random.choice(words) for _ in range(random.randint(3, 25)))
        address = "138%08d" % random.randrange(10**8)
        db.execute("INSERT INTO sms(address, date, read, body) VALUES(?,?,?,?)",
                   (address, random.randrange(1_600_000_000_000, 1_700_000_000_000), random.randrange(2), body))


db.execute("BEGIN")
add(3000)
db.execute("COMMIT")
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
db.execute("PRAGMA wal_autocheckpoint=0")
while not os.path.exists(file + "-wal") or os.path.getsize(file + "-wal") < 4_000_000:
    db.execute("BEGIN")
    add(20)
    top = db.execute("SELECT max(_id) FROM sms").fetchone()[0]
    for _ in range(8):
        db.execute("DELETE FROM sms WHERE _id=?", (random.randrange(1, top),))
        db.execute("UPDATE sms SET body=body||'改' WHERE _id=?", (random.randrange(1, top),))
    db.execute("COMMIT")
os._exit(0)
