"""Makes SQLite databases with a random history and writes down what each transaction did.

usage: make_histories.py FOLDER SEED COUNT MODE [FIRST]

COUNT databases are made, beginning with number FIRST (0).

MODE is wal (everything stays in the log), checkpoints (the log is checkpointed, partly or wholly, and started over),
persist (rollback journal that stays) or hot (the journal of a transaction that was not finished).
For each database NAME.db there is NAME.truth: for each transaction one line "STEP SALT1 SALT2 LASTFRAME" (0 0 0 with a
journal), then a line for each row it touched: KIND, table, key, columns before, columns after, separated by tabs. A
column is NAME=VALUE; values: n, i:NUMBER, r:BITS, t:HEX of UTF-8, b:HEX. A key is a rowid or the values of the primary
key.
"""
import os
import random
import shutil
import sqlite3
import struct
import sys

WORDS = ["短信", "转账", "合同", "ok", "see you", "发票", "12:30", "😀", "谢谢", "a longer remark about the goods"]


def code(value):
    if value is None:
        return "n"
    if isinstance(value, int):
        return f"i:{value}"
    if isinstance(value, float):
        return "r:" + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "t:" + value.encode().hex()
    return "b:" + value.hex()


class Maker:
    def __init__(self, path, seed, mode):
        self.rnd = random.Random(seed)
        self.path, self.mode = path, mode
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=0)
        self.page = self.rnd.choice([512, 1024, 1024, 4096])
        run = self.db.execute
        run(f"PRAGMA page_size={self.page}")
        run(f"PRAGMA auto_vacuum={self.rnd.choice([0, 0, 0, 1])}")
        run(f"PRAGMA secure_delete={self.rnd.choice([0, 0, 1])}")
        run("PRAGMA journal_mode=" + ("WAL" if mode in ("wal", "checkpoints") else "PERSIST"))
        run("PRAGMA wal_autocheckpoint=0")
        run("PRAGMA synchronous=OFF")
        run("PRAGMA cache_size=" + self.rnd.choice(["10", "2000"]))
        self.number = 0
        self.reader = None
        self.truth = []
        self.kinds = {}

    def text(self, long_share=0.08):
        if self.rnd.random() < long_share:
            return self.rnd.choice("abcdefgh") * self.rnd.randrange(600, 6000)
        return " ".join(self.rnd.choice(WORDS) for _ in range(self.rnd.randrange(1, 9)))

    def value(self):
        return self.rnd.choice([None, self.rnd.randrange(-10**6, 10**12), self.rnd.random() * 1000, self.text(),
                                self.text(), self.rnd.randbytes(self.rnd.randrange(40))])

    def create(self):
        self.number += 1
        kind = self.rnd.choice(["plain", "alias", "auto", "without", "without"])
        name = f"t{self.number}"
        self.kinds[name] = kind
        if kind == "without":
            self.db.execute(f"CREATE TABLE {name}(a, b TEXT, c INTEGER, PRIMARY KEY (c, b)) WITHOUT ROWID")
        else:
            key = {"plain": "a", "alias": "a INTEGER PRIMARY KEY", "auto": "a INTEGER PRIMARY KEY AUTOINCREMENT"}[kind]
            self.db.execute(f"CREATE TABLE {name}({key}, b TEXT, c)")
        if self.rnd.random() < 0.4:
            self.db.execute(f"CREATE INDEX i{self.number} ON {name}(b)")

    def insert(self, name, count):
        for _ in range(count):
            if self.kinds[name] == "without":
                row = (self.value(), self.text(0.02), self.rnd.randrange(10**6))
            elif self.kinds[name] == "plain":
                row = (self.value(), self.text(), self.value())
            else:
                row = (None, self.text(), self.value())
            self.db.execute(f"INSERT OR REPLACE INTO {name}(a,b,c) VALUES (?,?,?)", row)

    def some(self, name, share):
        columns = "c,b" if self.kinds[name] == "without" else "rowid"
        keys = self.db.execute(f"SELECT {columns} FROM {name}").fetchall()
        return self.rnd.sample(keys, min(len(keys), max(1, int(len(keys) * share))))

    def where(self, name):
        return "c=? AND b=?" if self.kinds[name] == "without" else "rowid=?"

    def act(self):
        rnd, names = self.rnd, list(self.kinds)
        what = rnd.randrange(14)
        if not names or (what == 0 and len(names) < 5):
            self.create()
            return
        name = rnd.choice(names)
        if what <= 4:
            self.insert(name, rnd.choice([1, 2, 5, 60]))
        elif what <= 6:
            for key in self.some(name, rnd.choice([0.02, 0.3])):
                self.db.execute(f"DELETE FROM {name} WHERE {self.where(name)}", key)
        elif what == 7:
            for key in self.some(name, rnd.choice([0.02, 0.3])):
                self.db.execute(f"UPDATE {name} SET a=a, b=b||? WHERE {self.where(name)}", (rnd.choice(["", "!", "修改"]), *key)) \
                    if self.kinds[name] != "without" else \
                    self.db.execute(f"UPDATE {name} SET a=? WHERE {self.where(name)}", (self.value(), *key))
        elif what == 8 and self.kinds[name] != "without":
            # Same length, another end: may touch nothing but overflow pages.
            for key in self.some(name, 0.2):
                self.db.execute(f"UPDATE {name} SET b=substr(b,1,length(b)-1)||'Z' WHERE rowid=? AND length(b)>500", key)
        elif what == 9 and rnd.random() < 0.4:
            self.db.execute(f"DELETE FROM {name}")
        elif what == 10 and rnd.random() < 0.3:
            self.db.execute(f"DROP TABLE {name}")
            del self.kinds[name]
        elif what == 11 and rnd.random() < 0.5:
            self.number += 1
            self.db.execute(f"ALTER TABLE {name} ADD COLUMN d{self.number} DEFAULT 5")
        elif what == 12 and self.kinds[name] in ("alias", "auto"):
            low = rnd.randrange(1, 200)
            self.db.execute(f"DELETE FROM {name} WHERE a BETWEEN ? AND ?", (low, low + rnd.randrange(150)))
        else:
            self.insert(name, 3)

    def snapshot(self):
        state = {}
        tables = self.db.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall()
        for (name,) in tables + [("sqlite_schema",)]:
            without = self.kinds.get(name) == "without"
            cursor = self.db.execute(f"SELECT {'' if without else 'rowid,'}* FROM {name}")
            columns = [d[0] for d in cursor.description][0 if without else 1:]
            rows = {}
            for row in cursor:
                values = dict(zip(columns, row[0 if without else 1:]))
                key = code(values["c"]) + "," + code(values["b"]) if without else str(row[0])
                rows[key] = values
            state[name] = rows
        return state

    def note(self, before, after, step):
        lines = []
        for name in sorted(set(before) | set(after)):
            was, now = before.get(name, {}), after.get(name, {})
            for key in sorted(set(was) | set(now)):
                old, new = was.get(key), now.get(key)
                if old is not None and new is not None:
                    filled = {c: old.get(c, 5) for c in new}
                    if {c: code(v) for c, v in filled.items()} == {c: code(v) for c, v in new.items()}:
                        continue
                    kind = "CHANGED"
                else:
                    kind = "INSERTED" if old is None else "DELETED"
                lines.append("\t".join([kind, name, key, self.columns(old), self.columns(new)]))
        self.truth.append("STEP\t" + "\t".join(map(str, step)))
        self.truth.extend(lines)

    @staticmethod
    def columns(values):
        return "-" if values is None else ";".join(f"{c}={code(v)}" for c, v in values.items())

    def last_frame(self):
        """Salts and last commit frame of the log as SQLite reads it."""
        with open(self.path + "-wal", "rb") as file:
            data = file.read()
        if len(data) < 32:
            return None
        salts, last, stride = data[16:24], None, 24 + self.page
        for i in range((len(data) - 32) // stride):
            at = 32 + i * stride
            if data[at + 8:at + 16] != salts:
                break
            if data[at + 4:at + 8] != b"\0\0\0\0":
                last = i
        return None if last is None else (*struct.unpack(">2I", salts), last)

    def change_counter(self):
        with open(self.path, "rb") as file:
            return file.read(28)[24:]

    def checkpoint(self):
        rnd = self.rnd
        if self.reader is None and rnd.random() < 0.3:
            self.reader = sqlite3.connect(self.path, isolation_level=None)
            self.reader.execute("BEGIN")
            self.reader.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        elif self.reader is not None and rnd.random() < 0.5:
            self.reader.close()
            self.reader = None
        if rnd.random() < 0.4:
            self.db.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def history(self):
        rnd = self.rnd
        before, place = self.snapshot(), None
        for _ in range(rnd.randrange(6, 26)):
            self.db.execute("BEGIN IMMEDIATE")
            for _ in range(rnd.choice([1, 1, 2, 4])):
                self.act()
            self.db.execute("COMMIT")
            after = self.snapshot()
            if self.mode in ("wal", "checkpoints"):
                here = self.last_frame()
                if here != place:
                    self.note(before, after, here)
                place = here
                if self.mode == "checkpoints":
                    self.checkpoint()
            elif self.change_counter() != place:
                place = self.change_counter()
                self.truth.clear()
                self.note(before, after, (0, 0, 0))
            before = after
        if self.mode == "hot":
            self.truth.clear()
            self.db.execute("PRAGMA cache_spill=1")
            self.db.execute("PRAGMA cache_size=2")
            self.db.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                self.act()
            self.db.execute("CREATE TABLE spill(x)")
            self.db.execute("INSERT INTO spill VALUES (zeroblob(90000))")
            self.truth.append("STEP\t0\t0\t0")

    def seize(self):
        for end in ("", "-wal", "-journal"):
            if os.path.exists(self.path + end):
                shutil.copyfile(self.path + end, self.path.replace(".work", ".db") + end)
        if self.reader is not None:
            self.reader.close()
        self.db.close()
        for end in ("", "-wal", "-journal", "-shm"):
            if os.path.exists(self.path + end):
                os.remove(self.path + end)
        with open(self.path.replace(".work", ".truth"), "w", encoding="utf-8") as file:
            file.write("\n".join(self.truth) + "\n")


def main():
    folder, seed, count, mode = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    first = int(sys.argv[5]) if len(sys.argv) > 5 else 0
    for i in range(first, first + count):
        maker = Maker(os.path.join(folder, f"{mode}-{seed}-{i}.work"), seed * 100003 + i, mode)
        maker.history()
        maker.seize()


main()
