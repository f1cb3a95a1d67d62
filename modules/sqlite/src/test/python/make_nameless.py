"""usage: make_nameless.py FOLDER

unknown.db: a table was dropped and its statement overwritten, no table that is there has rows like
its. alike.db: the same, but two new tables, both empty, have rows of just that form.
"""
import os
import sqlite3
import sys


def made(name, columns, values, then):
    path = os.path.join(sys.argv[1], name)
    db = sqlite3.connect(path)
    db.execute("PRAGMA secure_delete = OFF")
    db.execute("CREATE TABLE keep(a INTEGER PRIMARY KEY, b TEXT)")
    db.execute("INSERT INTO keep(b) VALUES ('stays')")
    db.execute(f"CREATE TABLE secret({columns})")
    marks = ",".join("?" * len(values(0)))
    db.executemany(f"INSERT INTO secret VALUES (NULL,{marks})", [values(i) for i in range(300)])
    db.commit()
    db.execute("DROP TABLE secret")
    db.commit()
    for statement in then:
        db.execute(statement)
    db.commit()
    db.close()
    with open(path, "rb") as file:
        assert b"secret" not in file.read(), "the statement is still there"


made(
    "unknown.db",
    "id INTEGER PRIMARY KEY, who TEXT, what TEXT, amount REAL, proof BLOB, note TEXT",
    lambda i: (f"name {i}", f"loan number {i} of many", i * 1.5 + 0.25, bytes([i % 256] * 40), "paid"),
    [
        "CREATE TABLE another(number INTEGER PRIMARY KEY, one INTEGER, two INTEGER, three INTEGER, four INTEGER)",
        "CREATE VIEW a_long_view AS SELECT a, b, a + 1, a + 2, a + 3, a + 4, a + 5, a + 6 FROM keep",
    ],
)
made(
    "alike.db",
    "id INTEGER PRIMARY KEY, who TEXT, what TEXT, amount REAL",
    lambda i: (f"name {i}", f"loan number {i} of many", i * 1.5 + 0.25),
    [
        "CREATE TABLE first_one(id INTEGER PRIMARY KEY, xx TEXT, yyy TEXT, amount REAL)",
        "CREATE TABLE the_second(id INTEGER PRIMARY KEY, xx TEXT, yyy TEXT, amount REAL)",
    ],
)
