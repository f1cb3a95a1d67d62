"""Writes an SQLite database with many messages and deletes every twentieth.

usage: messages.py FILE ROWS [TRUTH]. Message N says its number, so that whoever reads a row back can tell
whether it is one of the deleted: those with N % 20 == 7. Deleting does not overwrite (as an
application without secure_delete does), and each page keeps most of its rows. TRUTH gets a line for
each row, as deletion_worlds.py writes them.
"""
import sqlite3
import sys

HAN = ("借款人民币到账请查收本月利息已付下周一之前归还收到谢谢合同约定逾期违约金另行计算转账记录保存好"
       "今天天气不错晚上一起吃饭吧货物已经发出请注意查收快递单号稍后发给您发票开好了")

file, rows = sys.argv[1], int(sys.argv[2])
base = sqlite3.connect(file, isolation_level=None)
base.executescript("""
PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA secure_delete=0;
PRAGMA cache_size=-65536;
CREATE TABLE sms (_id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER, address TEXT, person INTEGER,
  date INTEGER, date_sent INTEGER, protocol INTEGER, read INTEGER, status INTEGER, type INTEGER,
  subject TEXT, body TEXT, service_center TEXT, creator TEXT);
""")
base.execute("BEGIN")
base.execute("""
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
INSERT INTO sms SELECT i, i % 977, '+861' || (3000000000 + i % 100003), NULL, 1700000000000 + i * 1000,
  1700000000000 + i * 1000 - 2000, 0, 1, -1, 1 + i % 2, NULL,
  '#' || i || ' ' || substr(?1, 1 + i % 37, 20 + i % 30) || substr(?1, 1 + i % 41, 30 + i % 20)
    || substr(?1, 1 + i % 43, 30 + i % 17) || '#', '+8613800210500', 'com.android.mms' FROM n
""", (HAN * 3, rows))
if len(sys.argv) > 3:
    with open(sys.argv[3], "w", encoding="utf-8") as truth:
        for row in base.execute("SELECT * FROM sms"):
            shown = ["n" if v is None else f"i{v}" if isinstance(v, int) else "t" + v.encode("utf-8").hex() for v in row]
            print("deleted" if row[0] % 20 == 7 else "live", "sms", row[0], 1, *shown, sep="\t", file=truth)
base.execute("DELETE FROM sms WHERE _id % 20 = 7")
base.execute("COMMIT")
base.close()
