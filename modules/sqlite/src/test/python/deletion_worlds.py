#!/usr/bin/env python3
"""Makes SQLite databases whose deleted rows are known, for the tests of recovery.

    deletion_worlds.py OUT ROWS DELETED SEED PAGESIZE [SCHEMA [SCENARIO]]

Every world is a folder OUT/SCHEMA-SCENARIO with store.db, perhaps store.db-wal and -journal, and
truth.tsv: one line for each row,

    class TAB table TAB rowid TAB survives TAB value TAB value ...

class: live, deleted (not in the table any more) or earlier (a former version of a row that is
live). survives: 1 if every byte of the record is still in the files, 0 if not, ? if the record is
too short for that to be told by searching for it. The bytes looked for are made here by encoding
the record anew, and do not come from what is to be tested; the first four bytes of a cell may be
missing, as SQLite writes over them when the cell becomes a freeblock.
"""
import os
import random
import shutil
import sqlite3
import struct
import sys

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
WORDS = "please transfer the balance before friday received thanks meeting invoice goods damaged refund deposit paid court notice".split()


def text(rng, i, n):
    if rng.random() < 0.7:
        t = "".join(rng.choice(HAN) for _ in range(n))
    else:
        t = " ".join(rng.choice(WORDS) for _ in range(max(1, n // 4)))
    return f"{i:x}-{rng.getrandbits(40):010x} {t}"


# ---- schemas: statements, table, is the rowid given, columns stored, row(rng, i, long) ----

def sms(rng, i, long):
    inbox = rng.random() < 0.6
    t = 1_600_000_000_000 + i * 250_000 + rng.randint(0, 200_000)
    thread = int(rng.paretovariate(0.7)) % 40 + 1
    return (i, thread, f"+86139{thread * 7919 % 100000000:08d}", None if rng.random() < .5 else thread, t,
            t // 1000 * 1000 - 3000 if inbox else 0, 0 if inbox else None, 1, -1, 1 if inbox else 2,
            0 if inbox else None, None, text(rng, i, long or rng.choice((6, 18, 45, 120))),
            "+8613800100500" if inbox else None, 0, 1, -1, "com.android.mms", 1)


def calls(rng, i, long):
    return (i, f"1{rng.randint(3000000000, 9999999999)}", 1_650_000_000_000 + i * 70_000 + rng.randint(0, 9999),
            rng.choice((0, 0, rng.randint(1, 4000))), rng.choice((1, 2, 3, 5)),
            rng.choice((None, "张伟", "李娜", "Zhao")), 0, 1, "CN", text(rng, i, long or 5), None)


def chats(rng, i, long):
    return (i, rng.getrandbits(62), rng.choice((1, 1, 1, 3, 34, 47, 49, 10000)), rng.choice((2, 3, 4)), rng.randint(0, 1),
            1_660_000_000_000 + i * 9_000 + rng.randint(0, 999), f"wxid_{rng.randint(0, 30):012d}",
            text(rng, i, long or rng.choice((3, 12, 40, 300))), None if rng.random() < .8 else f"THUMB://{rng.getrandbits(64):x}",
            rng.randbytes(rng.choice((0, 20, 90))) if rng.random() < .5 else None)


def mixed(rng, i, long):
    def any_value():
        return rng.choice((None, 0, 1, rng.getrandbits(7), -rng.getrandbits(15), rng.getrandbits(30), rng.getrandbits(60),
                           rng.random() + 0.1, text(rng, i, 4), rng.randbytes(9)))
    return (i, any_value(), rng.choice((None, 3, rng.getrandbits(33), rng.random() * 9 + 0.01)), rng.random() * 1e6 + 0.001,
            rng.randbytes(rng.randint(0, 30)), text(rng, i, long or rng.randint(1, 60)))


def noalias(rng, i, long):
    return (20000 + i, rng.choice(("Emil", "Günther", "Mathilda")), text(rng, i, long or 2), rng.getrandbits(31) - 2 ** 30,
            rng.random() * 1e10 - 5e9)


def ints(rng, i, long):
    return (70000 + i, rng.getrandbits(32), rng.getrandbits(16), -rng.getrandbits(40), rng.getrandbits(24))


def fewtext(rng, i, long):
    return (i, text(rng, i, long or rng.randint(1, 20)))


def fewints(rng, i, long):
    return (rng.getrandbits(45) + 2 ** 45, rng.getrandbits(44) + 2 ** 44)


def nullzero(rng, i, long):
    r = [rng.choice((None, 0, 0, 1)) for _ in range(14)]
    r[9] = rng.getrandbits(44) + 2 ** 44
    return (i, *r)


def textkey(rng, i, long):
    return (f"{rng.getrandbits(64):016x}", text(rng, i, long or 10), rng.getrandbits(20))


def keyed(rng, i, long):
    return (f"talker{rng.randint(0, 50):03d}", i, rng.randint(0, 1), text(rng, i, long or rng.choice((8, 40))), rng.getrandbits(33))


ORDINARY = lambda n: list(range(n))
SCHEMAS = {
    "sms": (["CREATE TABLE sms (_id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER, "
             "date_sent INTEGER DEFAULT 0, protocol INTEGER, read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER, "
             "reply_path_present INTEGER, subject TEXT, body TEXT, service_center TEXT, locked INTEGER DEFAULT 0, "
             "sub_id INTEGER DEFAULT -1, error_code INTEGER DEFAULT -1, creator TEXT, seen INTEGER DEFAULT 0)",
             "CREATE INDEX sms_thread ON sms(thread_id)"], "sms", True, ORDINARY(19), sms),
    "calls": (["CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER, name TEXT, "
               "numbertype INTEGER, new INTEGER, countryiso TEXT, geocoded_location TEXT, voicemail_uri TEXT)"],
              "calls", True, ORDINARY(11), calls),
    "chats": (["CREATE TABLE message (msgId INTEGER PRIMARY KEY, msgSvrId INTEGER, type INT, status INT, isSend INT, createTime INTEGER, "
               "talker TEXT, content TEXT, imgPath TEXT, lvbuffer BLOB)", "CREATE INDEX messageTalker ON message(talker)",
               "CREATE INDEX messageTime ON message(createTime)"], "message", True, ORDINARY(10), chats),
    "mixed": (["CREATE TABLE mixed (k INTEGER PRIMARY KEY, a, b NUMERIC, c REAL, d BLOB, e TEXT)"], "mixed", True, ORDINARY(6), mixed),
    "noalias": (["CREATE TABLE users ('id' INT UNSIGNED NOT NULL, 'name' TEXT NOT NULL, 'surname' TEXT NULL, 'codeA' INT NULL, "
                 "'codeB' FLOAT NULL)"], "users", False, ORDINARY(5), noalias),
    "ints": (["CREATE TABLE numbers (id INT NOT NULL, a INT, b INT, c INT, d INT)"], "numbers", False, ORDINARY(5), ints),
    "fewtext": (["CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)"], "note", True, ORDINARY(2), fewtext),
    "fewints": (["CREATE TABLE pair (a INT, b INT)"], "pair", False, ORDINARY(2), fewints),
    "nullzero": (["CREATE TABLE state (id INTEGER PRIMARY KEY, " + ", ".join(f"c{i} INT" for i in range(14)) + ")"],
                 "state", True, ORDINARY(15), nullzero),
    "textkey": (["CREATE TABLE setting (uuid TEXT PRIMARY KEY, val TEXT, n INT)"], "setting", False, ORDINARY(3), textkey),
    "keyed": (["CREATE TABLE keyed (talker TEXT, seq INTEGER, flag INT, body TEXT, n INTEGER, PRIMARY KEY (seq, talker)) WITHOUT ROWID"],
              "keyed", None, [1, 0, 2, 3, 4], keyed),
    "utf16": (["PRAGMA encoding='UTF-16le'", "CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, body TEXT)"],
              "sms", True, ORDINARY(5), lambda rng, i, long: (i, rng.randint(1, 300), f"+86{rng.randint(10**9, 10**10)}",
                                                               1_600_000_000_000 + i, text(rng, i, long or rng.randint(2, 60)))),
    "altered": (["CREATE TABLE log (id INTEGER PRIMARY KEY, t INTEGER, what TEXT)"], "log", True, ORDINARY(3),
                lambda rng, i, long: (i, 1_600_000_000 + i * 7, text(rng, i, long or rng.randint(2, 30)))),
}

# name: how rows are chosen, and what else is different
SCENARIOS = {
    "A-random": dict(),
    "B-span": dict(how="span"),
    "C-group": dict(how="group"),
    "D-overflow": dict(long=0.1),
    "E-reuse": dict(reuse=True),
    "F-autovacuum": dict(how="span", autovacuum=1),
    "G-secure": dict(secure=1),
    "H-wal-left": dict(journal="WAL", keep=True),
    "I-wal-secure": dict(journal="WAL", keep=True, secure=1, first=False),
    "J-wal-checkpoints": dict(journal="WAL"),
    "K-journal-persist": dict(journal="PERSIST", secure=1, one=True),
    "L-vacuum": dict(vacuum=True),
    "M-span-reuse": dict(how="span", reuse=True),
    "N-update": dict(update=True),
    "P-drop": dict(drop=True),
    "Q-drop-reuse": dict(drop=True, other=True),
}


def varint(n):
    if n < 0 or n >= 1 << 56:
        n &= (1 << 64) - 1
        out = [n & 0xff]
        n >>= 8
        for _ in range(8):
            out.append(n & 0x7f | 0x80)
            n >>= 7
        return bytes(reversed(out))
    out = [n & 0x7f]
    n >>= 7
    while n:
        out.append(n & 0x7f | 0x80)
        n >>= 7
    return bytes(reversed(out))


def field(v, encoding):
    if v is None:
        return 0, b""
    if isinstance(v, int):
        if v in (0, 1):
            return 8 + v, b""
        for kind, size in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 6), (6, 8)):
            if -(1 << 8 * size - 1) <= v < 1 << 8 * size - 1:
                return kind, v.to_bytes(size, "big", signed=True)
    if isinstance(v, float):
        return 7, struct.pack(">d", v)
    raw = v.encode(encoding) if isinstance(v, str) else v
    return 2 * len(raw) + (13 if isinstance(v, str) else 12), raw


def record(values, encoding):
    fields = [field(v, encoding) for v in values]
    types = b"".join(varint(t) for t, _ in fields)
    size = len(types) + 1
    if size > 127:
        size += 1
    return varint(size) + types + b"".join(b for _, b in fields)


def pieces(payload, prefix, page, table):
    """The parts of a cell that survive deletion: without its first four bytes, cut where it overflows."""
    most = page - 35 if table else (page - 12) * 64 // 255 - 23
    least = (page - 12) * 32 // 255 - 23
    local = len(payload)
    if local > most:
        local = least + (len(payload) - least) % (page - 4)
        if local > most:
            local = least
    lost = max(0, 4 - prefix)
    parts = [payload[lost:local]]
    rest = payload[local:]
    while rest:
        parts.append(rest[:page - 4])
        rest = rest[page - 4:]
    return parts


def shown(v):
    if v is None:
        return "n"
    if isinstance(v, int):
        return f"i{v}"
    if isinstance(v, float):
        return "r" + struct.pack(">d", v).hex()
    if isinstance(v, str):
        return "t" + v.encode("utf-8").hex()
    return "b" + v.hex()


class World:
    def __init__(self, folder, schema, scenario, rows, deleted, seed, page):
        self.folder, self.rows, self.count, self.page = folder, rows, deleted, page
        self.rng = random.Random(f"{schema}/{scenario}/{seed}/{page}")
        self.name = schema
        self.statements, self.table, self.has_id, self.order, self.make = SCHEMAS[schema]
        self.o = dict(journal="DELETE", secure=0, autovacuum=0, long=0.0, how="random", reuse=False, keep=False,
                      one=False, first=True, vacuum=False, update=False, drop=False,
                      other=False)
        self.o.update(SCENARIOS[scenario])
        self.encoding = "utf-16-le" if schema == "utf16" else "utf-8"
        self.versions = {}  # rowid (or number) -> list of value tuples, newest last
        self.stored = {}    # the number of columns when a row was written

    def open(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.work = os.path.join(self.folder, "work.db")
        self.c = sqlite3.connect(self.work, isolation_level=None)
        for s in (f"page_size={self.page}", "synchronous=OFF", f"auto_vacuum={self.o['autovacuum']}"):
            self.c.execute("PRAGMA " + s)
        if self.name == "utf16":
            self.c.execute(self.statements[0])
        self.c.execute(f"PRAGMA journal_mode={self.o['journal']}")
        self.c.execute(f"PRAGMA secure_delete={self.o['secure']}")
        if self.o["keep"]:
            self.c.execute("PRAGMA wal_autocheckpoint=0")

    def row(self, i):
        long = 0
        if self.o["long"] and self.rng.random() < self.o["long"]:
            long = self.rng.randint(self.page // 3, self.page * 3)
        return self.make(self.rng, i, long)

    def insert(self, i):
        v = self.row(i)
        if self.name == "altered" and self.altered:
            v = v + (self.rng.getrandbits(20), f"更 {i}")
        self.c.execute(f"INSERT INTO {self.table} VALUES ({','.join('?' * len(v))})", v)
        self.versions[i] = [v]

    def fill(self):
        for s in self.statements:
            if not s.startswith("PRAGMA"):
                self.c.execute(s)
        self.altered = False
        self.c.execute("BEGIN")
        for i in range(1, self.rows + 1):
            if self.name == "altered" and i == self.rows // 2:
                self.c.execute("ALTER TABLE log ADD COLUMN more INTEGER DEFAULT 5")
                self.c.execute("ALTER TABLE log ADD COLUMN note TEXT")
                self.altered = True
            self.insert(i)
        self.c.execute("COMMIT")

    def choose(self):
        ids = list(self.versions)
        if self.o["how"] == "span":
            s = self.rng.randint(1, self.rows - self.count)
            return ids[s:s + self.count]
        if self.o["how"] == "group":
            step = self.rng.randint(3, 9)
            groups = [ids[k:k + step] for k in range(0, len(ids), step)]
            self.rng.shuffle(groups)
            return [i for g in groups for i in g][:self.count]
        return self.rng.sample(ids, self.count)

    def where(self, i):
        if self.has_id is None:
            return "seq=?", i
        return "rowid=?", i

    def delete(self, dead):
        if self.o["one"]:
            self.c.execute("BEGIN")
        for i in dead:
            w, key = self.where(i)
            self.c.execute(f"DELETE FROM {self.table} WHERE {w}", (key,))
        if self.o["one"]:
            self.c.execute("COMMIT")

    def update(self, changed):
        for i in changed:
            old = self.versions[i][-1]
            new = self.row(i)
            if len(old) > len(new):
                new = new + old[len(new):]
            if self.has_id is None:
                new = (old[0], old[1]) + new[2:]
            names = [r[1] for r in self.c.execute(f"PRAGMA table_info({self.table})")]
            w, key = self.where(i)
            new = new + tuple(r for r in self.c.execute(f"SELECT * FROM {self.table} WHERE {w}", (key,)).fetchone()[len(new):])
            self.c.execute(f"UPDATE {self.table} SET {','.join(chr(34) + n + chr(34) + '=?' for n in names)} WHERE {w}", new + (key,))
            self.versions[i].append(new)

    def make_world(self):
        self.open()
        self.fill()
        if self.o["keep"] and self.o["first"]:
            self.c.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        dead = self.choose()
        if self.o["update"]:
            half = len(dead) // 2
            self.update(dead[:half])
            dead = dead[half:]
        self.delete(dead)
        if self.o["reuse"]:
            self.c.execute("BEGIN")
            for k in range(self.rows + 1, self.rows + 1 + self.count // 2):
                self.insert(k)
            self.c.execute("COMMIT")
        if self.o["drop"]:
            self.c.execute(f"DROP TABLE {self.table}")
        if self.o["other"]:
            self.c.execute("CREATE TABLE other (x TEXT)")
        if self.o["vacuum"]:
            self.c.execute("VACUUM")
        # Not asked of the database: VACUUM gives rows without an alias new rowids.
        live = set() if self.o["drop"] else set(self.versions) - set(dead)
        db = os.path.join(self.folder, "store.db")
        shutil.copyfile(self.work, db)
        for s in ("-wal", "-journal"):
            if os.path.exists(self.work + s) and os.path.getsize(self.work + s):
                shutil.copyfile(self.work + s, db + s)
        self.c.close()
        for s in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(self.work + s):
                os.remove(self.work + s)
        self.write(db, live)

    def survives(self, v, i, blob):
        values = [v[k] for k in self.order if k < len(v)] + list(v[len(self.order):])
        if self.has_id:
            values[0] = None
        payload = record(values, self.encoding)
        prefix = len(varint(len(payload))) + (0 if self.has_id is None else len(varint(i)))
        parts = pieces(payload, prefix, self.page, self.has_id is not None)
        if len(parts[0]) < 8 or self.only_in_type(values, prefix):
            return "?"
        return "1" if all(p in blob for p in parts) else "0"

    def only_in_type(self, values, prefix):
        """Whether a type that is written over was all there was of a value (NULL, 0, 1)."""
        at = prefix + 1
        for k, v in enumerate(values):
            if at >= 4:
                return False
            kind, raw = field(v, self.encoding)
            if not raw and not (k == 0 and self.has_id):
                return True
            at += len(varint(kind))
        return False

    def write(self, db, live):
        blob = b"".join(open(db + s, "rb").read() for s in ("", "-wal", "-journal") if os.path.exists(db + s))
        with open(os.path.join(self.folder, "truth.tsv"), "w", encoding="utf-8") as f:
            for i, versions in self.versions.items():
                for k, v in enumerate(versions):
                    last = k == len(versions) - 1
                    kind = ("live" if last else "earlier") if i in live else "deleted"
                    alive = "1" if kind == "live" else self.survives(v, i, blob)
                    rowid = "-" if self.has_id is None or (self.o["vacuum"] and not self.has_id) else str(i)
                    f.write("\t".join([kind, self.table, rowid, alive] + [shown(x) for x in v]) + "\n")


def main():
    out, rows, deleted, seed, page = sys.argv[1], *map(int, sys.argv[2:6])
    for schema in sys.argv[6:7] or SCHEMAS:
        for scenario in sys.argv[7:8] or SCENARIOS:
            World(os.path.join(out, f"{schema}-{scenario}"), schema, scenario, rows, deleted, seed, page).make_world()


if __name__ == "__main__":
    main()
