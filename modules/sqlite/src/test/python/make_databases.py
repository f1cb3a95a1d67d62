"""Makes SQLite databases with random schemas and histories, and writes down what SQLite itself shows of them.

usage: make_databases.py FOLDER SEED COUNT

For each database NAME.db (with NAME.db-wal and NAME.db-journal as they would lie on a seized disk) there is
NAME.rows: one line for each row, fields separated by tabs: the table's name in hexadecimal UTF-8, the rowid
(or -), and the values: n, i:NUMBER, r:BITS, t:HEX of UTF-8, b:HEX.
"""
import os
import random
import re
import shutil
import sqlite3
import struct
import sys

NAMES = ["a", "B c", 'q"x', "短信", "sel'ect", "from", "x]y", "`t", "Ünï", "_1", "id", "body", "date", "amount"]
TYPES = ["", "INTEGER", "INT", "TEXT", "VARCHAR(20)", "REAL", "DOUBLE PRECISION", "BLOB", "NUMERIC",
         "DECIMAL(10, 5)", "FLOATING POINT", "CHARINT", "Datetime"]


def quote(name, rnd):
    style = rnd.randrange(3)
    if style == 0 and "]" not in name:
        return "[" + name + "]"
    if style == 1:
        return "`" + name.replace("`", "``") + "`"
    return '"' + name.replace('"', '""') + '"'


def text(rnd, most):
    alphabet = rnd.choice(["abcdefgh ", "铁证短信你好，。", "aé漢😀\n'"])
    return "".join(rnd.choice(alphabet) for _ in range(rnd.randrange(most + 1)))


def value(rnd, long_values):
    kind = rnd.randrange(9)
    if kind == 0:
        return None
    if kind <= 3:
        return rnd.choice([0, 1, -1, 127, -129, 32768, 2 ** 23, -2 ** 31, 2 ** 47, 2 ** 62, -2 ** 63,
                           rnd.randrange(-10 ** 6, 10 ** 13)])
    if kind == 4:
        return rnd.choice([0.5, -3.0, 1e300, rnd.random() * 1e6, float(rnd.randrange(1000))])
    most = rnd.choice([10, 60, 300] + ([5000, 40000] if long_values and rnd.random() < 0.05 else []))
    if kind <= 7:
        return text(rnd, most)
    return rnd.randbytes(rnd.randrange(most + 1))


class Maker:
    def __init__(self, path, seed):
        self.rnd = random.Random(seed)
        self.path = path
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=0)
        self.tables = {}
        rnd = self.rnd
        self.page_size = rnd.choice([512, 1024, 2048, 4096, 4096, 8192, 32768, 65536])
        run = self.db.execute
        run(f"PRAGMA page_size={self.page_size}")
        run("PRAGMA encoding=" + rnd.choice(["'UTF-8'", "'UTF-8'", "'UTF-16le'", "'UTF-16be'"]))
        run(f"PRAGMA auto_vacuum={rnd.choice([0, 0, 1, 2])}")
        run("PRAGMA secure_delete=0")
        run("PRAGMA synchronous=" + rnd.choice(["OFF", "OFF", "NORMAL"]))
        self.mode = rnd.choice(["DELETE", "PERSIST", "TRUNCATE", "WAL", "WAL"])
        run("PRAGMA journal_mode=" + self.mode)
        run("PRAGMA wal_autocheckpoint=" + rnd.choice(["0", "20", "1000"]))
        run("PRAGMA cache_size=" + rnd.choice(["5", "2000"]))

    def create(self, number):
        rnd = self.rnd
        table = rnd.choice(NAMES) + str(number)
        count = rnd.randrange(1, 9)
        names = [rnd.choice(NAMES) + str(i) for i in range(count)]
        parts, plain = [], []
        key = rnd.choice(["none", "alias", "alias desc", "table alias", "auto", "without", "without many", "text"])
        for i, name in enumerate(names):
            declared = rnd.choice(TYPES)
            extra = ""
            if i == 0 and key in ("alias", "alias desc", "table alias", "auto"):
                declared = rnd.choice(["INTEGER", "integer"])
                extra = {"alias": " PRIMARY KEY", "alias desc": " PRIMARY KEY DESC",
                         "auto": " PRIMARY KEY AUTOINCREMENT"}.get(key, "")
            elif i == 0 and key in ("without", "text"):
                extra = " CONSTRAINT pk PRIMARY KEY NOT NULL"
            elif rnd.random() < 0.2:
                extra = rnd.choice([" DEFAULT 'a,(b'", " CHECK (1 < 2 /* , */)", " COLLATE NOCASE", " DEFAULT (1 + 2)",
                                    " NULL", " REFERENCES other(x) ON DELETE SET NULL", " -- comment, (\n"])
            parts.append(f"{quote(name, rnd)} {declared}{extra}")
            plain.append(name)
        if rnd.random() < 0.3 and key != "without many":
            stored = rnd.choice(["STORED", "VIRTUAL", ""])
            at = rnd.randrange(1, len(parts) + 1)
            parts.insert(at, f"g{number} TEXT GENERATED ALWAYS AS (hex({quote(names[0], rnd)})) {stored}")
        if key == "table alias":
            parts.append(f"PRIMARY KEY ({quote(names[0], rnd)} {rnd.choice(['', 'DESC'])})")
        if key == "without many":
            order = rnd.sample(names, rnd.randrange(1, len(names) + 1))
            parts.append("PRIMARY KEY (" + ", ".join(quote(n, rnd) for n in order) + ")")
        without = key.startswith("without")
        if rnd.random() < 0.3:
            parts.append(f"UNIQUE ({quote(names[-1], rnd)}, {quote(names[0], rnd)})")
        sql = f"CREATE TABLE {quote(table, rnd)}({', '.join(parts)})" + (" WITHOUT ROWID" if without else "")
        self.db.execute(sql)
        self.tables[table] = plain
        if rnd.random() < 0.4:
            self.db.execute(f"CREATE INDEX {quote('i' + table, rnd)} ON {quote(table, rnd)} ({quote(plain[-1], rnd)})")

    def insert(self, table, count, long_values):
        rnd, names = self.rnd, self.tables[table]
        sql = "INSERT OR REPLACE INTO {} ({}) VALUES ({})".format(
            quote(table, rnd), ", ".join(quote(n, rnd) for n in names), ", ".join("?" * len(names)))
        for _ in range(count):
            row = [value(rnd, long_values) for _ in names]
            try:
                self.db.execute(sql, row)
            except (sqlite3.IntegrityError, sqlite3.OperationalError):
                try:
                    row[0] = rnd.randrange(1, 10 ** 6)
                    row = [v if v is not None else 7 for v in row]
                    self.db.execute(sql, row)
                except (sqlite3.IntegrityError, sqlite3.OperationalError):
                    pass

    def history(self):
        rnd = self.rnd
        for number in range(rnd.randrange(1, 5)):
            self.create(number)
        self.db.execute("CREATE VIEW v AS SELECT 1")
        self.db.execute("CREATE TRIGGER r AFTER DELETE ON {} BEGIN SELECT 1; END".format(
            quote(next(iter(self.tables)), rnd)))
        long_values = rnd.random() < 0.5
        for step in range(rnd.randrange(2, 8)):
            table = rnd.choice(list(self.tables))
            self.db.execute("BEGIN")
            what = rnd.randrange(6)
            if what <= 2 or step == 0:
                self.insert(table, rnd.choice([3, 40, 400]), long_values)
            elif what == 3:
                first = quote(self.tables[table][0], rnd)
                self.db.execute(f"DELETE FROM {quote(table, rnd)} WHERE length(hex({first})) % 3 = 1")
            elif what == 4:
                added = f"added{step}"
                default = rnd.choice(["", " DEFAULT 5", " DEFAULT -2.5", " TEXT DEFAULT 12", " REAL DEFAULT 3",
                                      " DEFAULT 'né'", " BLOB DEFAULT x'00ff'", " DEFAULT TRUE", " INTEGER DEFAULT '7'",
                                      ' DEFAULT "word"', " DEFAULT (4)", " NOT NULL DEFAULT +1e3"])
                self.db.execute(f"ALTER TABLE {quote(table, rnd)} ADD COLUMN {added}{default}")
                self.tables[table].append(added)
            else:
                name = rnd.choice(self.tables[table])
                try:
                    self.db.execute(f"UPDATE {quote(table, rnd)} SET {quote(name, rnd)} = ? WHERE rowid % 5 = 0", (text(rnd, 90),))
                except sqlite3.Error:
                    pass
            self.db.execute(rnd.choice(["COMMIT", "COMMIT", "COMMIT", "ROLLBACK" if what not in (4,) else "COMMIT"]))
        if rnd.random() < 0.15 and len(self.tables) > 1:
            self.db.execute(f"DROP TABLE {quote(self.tables.popitem()[0], rnd)}")

    def unfinished(self):
        """Leaves a transaction open, so that the files look like after a crash."""
        if self.rnd.random() < 0.4:
            self.db.execute("BEGIN")
            for table in self.tables:
                self.insert(table, 60, False)
                self.db.execute(f"DELETE FROM {quote(table, self.rnd)} WHERE length(hex({quote(self.tables[table][0], self.rnd)})) % 2 = 0")

    def seize(self, target):
        for end in ("", "-wal", "-journal"):
            if os.path.exists(self.path + end):
                shutil.copyfile(self.path + end, target + end)
        self.db.close()


def code(cell):
    if cell is None:
        return "n"
    if isinstance(cell, int):
        return f"i:{cell}"
    if isinstance(cell, float):
        return "r:" + struct.pack(">d", cell).hex()
    if isinstance(cell, str):
        return "t:" + cell.encode("utf-8", "surrogatepass").hex()
    return "b:" + cell.hex()


def dump(path, out):
    """What SQLite shows, of a copy: opening recovers and checkpoints."""
    db = sqlite3.connect(path)
    with open(out, "w") as lines:
        for (name, root, sql) in db.execute("SELECT name, rootpage, sql FROM sqlite_schema WHERE type='table'").fetchall():
            quoted = '"' + name.replace('"', '""') + '"'
            columns = [c[1] for c in db.execute(f"PRAGMA table_xinfo({quoted})") if c[6] != 2]
            listed = ", ".join('"' + c.replace('"', '""') + '"' for c in columns)
            free = [n for n in ("rowid", "oid", "_rowid_") if n not in [c.lower() for c in columns]]
            without = sql.upper().rstrip().endswith("WITHOUT ROWID")
            for row in db.execute(f"SELECT {'NULL' if without else free[0]}, {listed} FROM {quoted}"):
                lines.write("\t".join([name.encode().hex(), "-" if without else str(row[0])] + [code(c) for c in row[1:]]) + "\n")
    check = db.execute("PRAGMA integrity_check").fetchall()
    db.close()
    # SQLite itself can store text that looks like a number in a numeric column, and count a fragment
    # wrongly, and then complains of it.
    told = [line for (lines,) in check for line in lines.splitlines()]
    fragments = [line for line in told if re.match(r"Fragmentation of \d+ bytes reported as \d+ on page \d+$", line)]
    wrong = [line for line in told if line not in ("ok", "*** in database main ***") and " value in " not in line and line not in fragments]
    if wrong:
        raise SystemExit(f"{path}: {wrong[:3]}")
    with open(out[: -len("rows")] + "fragments", "w") as lines:
        lines.writelines(line + "\n" for line in fragments)


def main():
    folder, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    work = os.path.join(folder, "work")
    os.makedirs(work)
    for i in range(count):
        name = f"{seed}-{i}.db"
        maker = Maker(os.path.join(work, name), seed * 1000 + i)
        maker.history()
        maker.unfinished()
        seized = os.path.join(folder, name)
        maker.seize(seized)
        again = os.path.join(work, "again.db")
        for end in ("", "-wal", "-journal"):
            if os.path.exists(seized + end):
                shutil.copyfile(seized + end, again + end)
        dump(again, os.path.join(folder, f"{seed}-{i}.rows"))
        for file in os.listdir(work):
            os.remove(os.path.join(work, file))
    os.rmdir(work)


if __name__ == "__main__":
    main()
