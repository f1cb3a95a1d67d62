#!/usr/bin/env python3
"""Makes SQLite databases whose rows were changed, replaced and deleted, for the tests that tell
former versions of live rows from deleted rows.

    change_worlds.py OUT ROWS CHANGES SEED PAGESIZE [SCHEMA [SCENARIO]]

As deletion_worlds.py: every world is a folder with store.db, perhaps store.db-wal and -journal,
and truth.tsv. Rows here are known by what identifies them for their application (rowid, guid or
primary key), also where REPLACE gives a new rowid. survives is always ?.
"""
import os
import random
import shutil
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from deletion_worlds import HAN, shown, text  # noqa: E402

COMMON = ("好的", "收到，谢谢", "ok", "see you tomorrow", "在吗", "晚上一起吃饭吧")


def words(rng, i, n):
    """Short texts that repeat, and long ones."""
    return rng.choice(COMMON) if rng.random() < 0.4 else "".join(rng.choice(HAN) for _ in range(n or rng.randint(3, 60)))


def guid(rng):
    return "%08X-%04X-%04X-%012X" % tuple(rng.getrandbits(b) for b in (32, 16, 16, 48))


# Each: statements, table, columns, row(rng, i), {kind of change: columns}, column of the row's key in WHERE
def sms(rng, i):
    t = 1_600_000_000_000 + i * 45_000 + rng.randint(0, 40_000)
    return [i, rng.randint(1, 25), f"+86138{rng.randint(0, 24):08d}", t, 0, -1, words(rng, i, 0), 0]


def seconds(rng, i):
    return [i, rng.randint(1, 9), 1_600_000_000 + i // 3, words(rng, i, 0), 0, 0]


def imessage(rng, i):
    return [i, guid(rng), words(rng, i, 0), rng.randint(1, 30), (600_000_000 + i * 60 + rng.randint(0, 50)) * 10 ** 9, 0, 0, 0]


def chat(rng, i):
    return [i, rng.getrandbits(62), 1_660_000_000_000 + i * 9_000 + rng.randint(0, 8999), f"wxid_{rng.randint(0, 12):012d}", 3, words(rng, i, 0)]


def noalias(rng, i):
    return [f"{rng.getrandbits(64):016x}", words(rng, i, 0), 0, rng.getrandbits(20)]


def setting(rng, i):
    return [f"preference.{i:05d}.{rng.choice(HAN)}", words(rng, i, 0)]


def keyed(rng, i):
    return [f"talker{rng.randint(0, 50):03d}", i, 0, words(rng, i, 0), rng.getrandbits(33)]


def plain(rng, i):
    return [rng.randint(0, 5), words(rng, i, 0), 0]


SCHEMAS = {
    "sms": (["CREATE TABLE sms (_id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER, address TEXT, date INTEGER, read INTEGER, status INTEGER, body TEXT, seen INTEGER)",
             "CREATE INDEX sms_thread ON sms(thread_id)"], "sms", sms, dict(flags=(4, 7), status=(5,), text=(6,)), (0,)),
    "dated": (["CREATE TABLE message (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, read INTEGER, status INTEGER, body TEXT, seen INTEGER)",
               "CREATE INDEX message_date ON message(date)", "CREATE INDEX message_thread ON message(thread_id, date)"],
              "message", sms, dict(flags=(4, 7), status=(5,), text=(6,)), (0,)),
    "seconds": (["CREATE TABLE log (id INTEGER PRIMARY KEY, who INTEGER, time INTEGER, body TEXT, read INTEGER, status INTEGER)",
                 "CREATE INDEX log_who ON log(who)", "CREATE INDEX log_time ON log(time)"], "log", seconds, dict(flags=(4,), status=(5,), text=(3,)), (0,)),
    "imessage": (["CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT, handle_id INTEGER, date INTEGER, is_read INTEGER, date_read INTEGER, error INTEGER)",
                  "CREATE INDEX message_date ON message(date)"], "message", imessage, dict(flags=(5, 6), status=(7,), text=(2,), guid=(1,)), (0,)),
    "chat": (["CREATE TABLE message (msgId INTEGER PRIMARY KEY, msgSvrId INTEGER, createTime INTEGER, talker TEXT, status INT, content TEXT)",
              "CREATE INDEX messageSvr ON message(msgSvrId)", "CREATE INDEX messageTalker ON message(talker)"], "message", chat,
             dict(flags=(4,), status=(1, 4), text=(5,)), (0,)),
    "noalias": (["CREATE TABLE item (uuid TEXT PRIMARY KEY, val TEXT, flag INT, n INT)"], "item", noalias, dict(flags=(2,), status=(3,), text=(1,)), (0,)),
    "setting": (["CREATE TABLE setting (name TEXT UNIQUE ON CONFLICT REPLACE, value TEXT)"], "setting", setting, dict(flags=(1,), status=(1,), text=(1,)), (0,)),
    "keyed": (["CREATE TABLE keyed (talker TEXT, seq INTEGER, flag INT, body TEXT, n INTEGER, PRIMARY KEY (seq, talker)) WITHOUT ROWID",
               "CREATE INDEX keyed_n ON keyed(n)"], "keyed", keyed, dict(flags=(2,), status=(4,), text=(3,)), (1, 0)),
    "plain": (["CREATE TABLE plain (kind INT, body TEXT, flag INT)"], "plain", plain, dict(flags=(2,), status=(0,), text=(1,)), None),
    "utf16": (["PRAGMA encoding='UTF-16le'",
               "CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, read INTEGER, status INTEGER, body TEXT, seen INTEGER)",
               "CREATE INDEX sms_date ON sms(date)"], "sms", sms, dict(flags=(4, 7), status=(5,), text=(6,)), (0,)),
}

# What is done to the chosen rows, in turn; journal mode; whether the log stays
SCENARIOS = {
    "flags": dict(do=("flags",)),
    "status": dict(do=("status",)),
    "text": dict(do=("text",)),
    "grow": dict(do=("grow",)),
    "replace": dict(do=("replace",)),
    "rewrite": dict(do=("rewrite",)),
    "guid": dict(do=("guid",)),
    "delete": dict(do=("delete",)),
    "mixed": dict(do=("flags", "delete", "text", "delete", "grow", "replace", "status", "insert")),
    "mixed-more": dict(do=("flags", "delete", "grow", "insert"), more=4),
    "wal": dict(do=("flags", "delete", "text", "grow"), journal="WAL", keep=True),
    "wal-gone": dict(do=("flags", "delete", "text", "grow"), journal="WAL"),
    "persist": dict(do=("flags", "delete", "text"), journal="PERSIST"),
}


class World:
    def __init__(self, folder, schema, scenario, rows, changes, seed, page):
        self.folder, self.rows, self.changes, self.page = folder, rows, changes, page
        self.rng = random.Random(f"{schema}/{scenario}/{seed}/{page}")
        self.statements, self.table, self.make, self.kinds, self.key = SCHEMAS[schema]
        self.o = dict(journal="DELETE", keep=False, more=1)
        self.o.update(SCENARIOS[scenario])
        self.versions = {}  # number of a row -> its contents, newest last
        self.live = set()

    def run(self, *a):
        self.c.execute(*a)

    def where(self, i):
        if self.key is None:
            return "rowid=?", (i,)
        v = self.versions[i][-1]
        return " AND ".join(f"{self.names[k]}=?" for k in self.key), tuple(v[k] for k in self.key)

    def insert(self, i):
        v = self.make(self.rng, i)
        if self.key is None:
            self.run(f"INSERT INTO {self.table}(rowid, {','.join(self.names)}) VALUES ({','.join('?' * (len(v) + 1))})", [i] + v)
        else:
            self.run(f"INSERT INTO {self.table} VALUES ({','.join('?' * len(v))})", v)
        self.versions[i] = [v]
        self.live.add(i)

    def change(self, i, columns, grow=0):
        old = self.versions[i][-1]
        new = list(old)
        fresh = self.make(self.rng, i)
        for k in columns:
            if isinstance(old[k], str):
                new[k] = old[k] + "".join(self.rng.choice(HAN) for _ in range(grow)) if grow else \
                    (fresh[k] if self.rng.random() < .5 else old[k] + self.rng.choice(HAN))
            elif grow:
                continue
            elif old[k] in (0, -1):
                new[k] = self.rng.choice((1, 64, 128, 40_000, 1_700_000_000_000 + self.rng.getrandbits(30)))
            else:
                new[k] = self.rng.choice((old[k] + 1 + self.rng.getrandbits(9), 7, self.rng.getrandbits(60)))
        if new == old:
            return
        w, key = self.where(i)
        changed = [k for k in range(len(old)) if new[k] != old[k]]
        self.run(f"UPDATE {self.table} SET {','.join(self.names[k] + '=?' for k in changed)} WHERE {w}", tuple(new[k] for k in changed) + key)
        self.versions[i].append(new)

    def replace(self, i, rewrite):
        """REPLACE INTO by what is unique; a rewrite changes every other value too."""
        old = self.versions[i][-1]
        if self.key is None:
            return self.change(i, range(len(old)))
        new = list(old)
        fresh = self.make(self.rng, i)
        unique = set(self.key) | set(self.kinds.get("guid", ()))
        for k in range(len(old)):
            if k not in unique and (rewrite or k in self.kinds["text"] + self.kinds["flags"]):
                new[k] = fresh[k]
        if not rewrite and self.kinds["flags"][0] not in unique and old[self.kinds["flags"][0]] == 0:
            new[self.kinds["flags"][0]] = 1
        if "guid" in self.kinds and not rewrite:
            new[0] = max(self.versions) + 1 + self.renumbered  # the row gets a new rowid: guid makes way for guid
            self.renumbered += 1
        self.run(f"REPLACE INTO {self.table} VALUES ({','.join('?' * len(new))})", new)
        if new != old:
            self.versions[i].append(new)

    def act(self, what, i):
        if what == "delete":
            w, key = self.where(i)
            self.run(f"DELETE FROM {self.table} WHERE {w}", key)
            self.live.discard(i)
        elif what == "insert":
            self.insert(self.next)
            self.next += 1
        elif what == "grow":
            self.change(i, self.kinds["text"], self.rng.randint(1, 80))
        elif what in ("replace", "rewrite"):
            self.replace(i, what == "rewrite")
        else:
            self.change(i, self.kinds.get(what, self.kinds["flags"]))

    def make_world(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        work = os.path.join(self.folder, "work.db")
        self.c = sqlite3.connect(work, isolation_level=None)
        for s in (f"page_size={self.page}", "synchronous=OFF", "secure_delete=0"):
            self.c.execute("PRAGMA " + s)
        self.c.execute(f"PRAGMA journal_mode={self.o['journal']}") if not self.statements[0].startswith("PRAGMA") else None
        for s in self.statements:
            self.c.execute(s)
        self.c.execute(f"PRAGMA journal_mode={self.o['journal']}")
        self.names = [r[1] for r in self.c.execute(f"PRAGMA table_info({self.table})")]
        self.renumbered = 10 * self.rows
        self.next = self.rows + 1
        self.c.execute("BEGIN")
        for i in range(1, self.rows + 1):
            self.insert(i)
        self.c.execute("COMMIT")
        if self.o["keep"]:
            self.c.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.c.execute("PRAGMA wal_autocheckpoint=0")
        do = self.o["do"]
        for n in range(self.changes * self.o["more"]):
            self.act(do[n % len(do)], self.rng.choice(sorted(self.live)))
        db = os.path.join(self.folder, "store.db")
        shutil.copyfile(work, db)
        for s in ("-wal", "-journal"):
            if os.path.exists(work + s) and os.path.getsize(work + s):
                shutil.copyfile(work + s, db + s)
        self.c.close()
        for s in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(work + s):
                os.remove(work + s)
        with open(os.path.join(self.folder, "truth.tsv"), "w", encoding="utf-8") as f:
            for i, versions in self.versions.items():
                for k, v in enumerate(versions):
                    kind = ("live" if k == len(versions) - 1 else "earlier") if i in self.live else "deleted"
                    rowid = "-" if self.table == "keyed" else str(v[0]) if self.key == (0,) and isinstance(v[0], int) else "-" if self.key else str(i)
                    f.write("\t".join([kind, self.table, rowid, "?"] + [shown(x) for x in v]) + "\n")


def main():
    out, rows, changes, seed, page = sys.argv[1], *map(int, sys.argv[2:6])
    for schema in sys.argv[6:7] or SCHEMAS:
        for scenario in sys.argv[7:8] or SCENARIOS:
            World(os.path.join(out, f"{schema}-{scenario}"), schema, scenario, rows, changes, seed, page).make_world()


if __name__ == "__main__":
    main()
