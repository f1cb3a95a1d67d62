"""Makes small databases, each with one sign that something is missing (NAME.db), or without any (NAME-clean.db).

usage: make_absences.py FOLDER
"""
import os
import sqlite3
import struct
import sys

FOLDER = sys.argv[1]


def make(name, *script, after=None, secure=0, page=1024):
    path = os.path.join(FOLDER, name + ".db")
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in (f"page_size={page}", f"secure_delete={secure}", "journal_mode=DELETE"):
        db.execute("PRAGMA " + pragma)
    for part in script:
        if callable(part):
            part(db)
        else:
            db.executescript(part)
    db.close()
    if after:
        with open(path, "r+b") as file:
            after(file)


def patch(offset, value):
    def change(file):
        file.seek(offset)
        file.write(struct.pack(">I", value))
    return change


MESSAGES = "CREATE TABLE m(id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER, body TEXT);"


def fill(table="m", count=200, first=1, columns="(id,date,body)"):
    def run(db):
        db.execute("BEGIN")
        for i in range(first, first + count):
            db.execute(f"INSERT INTO {table}{columns} VALUES(?,?,?)", (i, 1000 * i, "message text number %d 内容" % i))
        db.execute("COMMIT")
    return run


make("gaps", MESSAGES, fill(), "DELETE FROM m WHERE id BETWEEN 50 AND 59 OR id=120;")
make("gaps-clean", MESSAGES, fill())
make("random", "CREATE TABLE m(id INTEGER PRIMARY KEY, date INTEGER, body TEXT);",
     lambda db: [db.execute("INSERT INTO m VALUES(?,?,?)", ((i * 7919993) % 10**9, i, "x")) for i in range(1, 150)])
make("jump", MESSAGES, fill(), fill(first=5_000_000, count=20))
make("head", MESSAGES, fill(first=101))
make("tail", MESSAGES, fill(), "DELETE FROM m WHERE id>190;")
make("tail-all", MESSAGES, fill(), "DELETE FROM m;")
make("behind", MESSAGES, fill(), "UPDATE sqlite_sequence SET seq=5 WHERE name='m';")
make("coredata", "CREATE TABLE Z_PRIMARYKEY(Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);"
     "CREATE TABLE ZCALLRECORD(Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZDATE TIMESTAMP);"
     "INSERT INTO Z_PRIMARYKEY VALUES(2,'CallRecord',0,30);",
     lambda db: [db.execute("INSERT INTO ZCALLRECORD VALUES(?,2,?)", (i, 7e8 + i)) for i in range(1, 28)])
make("coredata-clean", "CREATE TABLE Z_PRIMARYKEY(Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);"
     "CREATE TABLE ZCALLRECORD(Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZDATE TIMESTAMP);"
     "INSERT INTO Z_PRIMARYKEY VALUES(2,'CallRecord',0,27);",
     lambda db: [db.execute("INSERT INTO ZCALLRECORD VALUES(?,2,?)", (i, 7e8 + i)) for i in range(1, 28)])
for version, options in (("fts4", "content=\"m\", body"), ("fts5", "body, content='m', content_rowid='id'")):
    index = MESSAGES + f"CREATE VIRTUAL TABLE f USING {version}({options});"
    docs = "INSERT INTO f({},body) SELECT id,body FROM m;".format("docid" if version == "fts4" else "rowid")
    make(version, index, fill(), docs, "DELETE FROM m WHERE id IN (7,8,9);")
    make(version + "-behind", index, fill(), docs, fill(first=201, count=4))
    make(version + "-clean", index, fill(), docs)
make("foreign", "CREATE TABLE p(id INTEGER PRIMARY KEY, n TEXT UNIQUE); CREATE TABLE c(x, p_id INTEGER REFERENCES p(id), n TEXT,"
     " CONSTRAINT \"f k\" FOREIGN KEY (n) REFERENCES p ( n ) ON DELETE CASCADE);"
     "INSERT INTO p VALUES(1,'a'),(2,'b'),(3,'c'); INSERT INTO c VALUES(0,1,'a'),(0,2,'b'),(0,3,'c'),(0,NULL,NULL);"
     "DELETE FROM p WHERE id=2;")
make("foreign-clean", "CREATE TABLE p(id INTEGER PRIMARY KEY, n TEXT UNIQUE); CREATE TABLE c(x, p_id INTEGER REFERENCES p(id), n TEXT,"
     " FOREIGN KEY (n) REFERENCES p(n)); INSERT INTO p VALUES(1,'a'),(2,'b'); INSERT INTO c VALUES(0,1,'a'),(0,2,'b'),(0,NULL,NULL);")
INDEXED = MESSAGES + "CREATE INDEX i ON m(body);"


def hidden(*statements):
    """Changes a table while its index is not in the schema, as somebody would who knows the format."""
    def run(db):
        db.execute("PRAGMA writable_schema=1")
        row = db.execute("SELECT * FROM sqlite_schema WHERE name='i'").fetchone()
        db.execute("DELETE FROM sqlite_schema WHERE name='i'")
        db.execute("PRAGMA writable_schema=RESET")
        for statement in statements:
            db.execute(statement)
        db.execute("PRAGMA writable_schema=1")
        db.execute("INSERT INTO sqlite_schema VALUES(?,?,?,?,?)", row)
        db.execute("PRAGMA writable_schema=RESET")
    return run


make("index", INDEXED, fill(), hidden("DELETE FROM m WHERE id IN (66, 67)"))
make("index-lacks", INDEXED, fill(), hidden("INSERT INTO m VALUES(300,1,'late')"))
make("index-clean", INDEXED, fill(), "DELETE FROM m WHERE id=66;")
make("counters", MESSAGES, fill(), after=patch(92, 1))
make("freelist", MESSAGES, fill(), "DELETE FROM m WHERE id>50;", after=patch(36, 1))
make("size", MESSAGES, fill(), after=lambda file: (file.seek(0, 2), file.write(bytes(2048))))
make("desktop", 'CREATE TABLE "a" (\n\t"id"\tINTEGER,\n\t"b"\tTEXT,\n\tPRIMARY KEY("id")\n); CREATE TABLE b(x);')
make("zeroed", MESSAGES, fill(), "DELETE FROM m WHERE id%5=0;", secure=1)
make("zeroed-not", MESSAGES, fill(), "DELETE FROM m WHERE id%5=0;")
make("rebuilt", MESSAGES, fill(count=400), "DELETE FROM m WHERE id%5=0; VACUUM;")
make("rebuilt-not", MESSAGES, fill(count=400), "DELETE FROM m WHERE id%5=0;")
ANDROID = """CREATE TABLE sms(_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, body TEXT, type INTEGER);
CREATE TABLE pdu(_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER);
CREATE TABLE addr(_id INTEGER PRIMARY KEY, msg_id INTEGER, address TEXT);
CREATE TABLE part(_id INTEGER PRIMARY KEY, mid INTEGER, text TEXT);
CREATE TABLE canonical_addresses(_id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT);
CREATE TABLE threads(_id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER, message_count INTEGER, recipient_ids TEXT, snippet TEXT);
CREATE VIRTUAL TABLE words USING FTS3(_id INTEGER PRIMARY KEY, index_text TEXT, source_id INTEGER, table_to_use INTEGER);
INSERT INTO canonical_addresses VALUES(1,'+8613800000001'),(2,'+8613800000002'),(3,'+8613800000003');
INSERT INTO threads VALUES(1,9,3,'1','third'),(2,9,2,'2 3','so be it');
INSERT INTO sms VALUES(1,1,'a',1,'first',1),(2,1,'a',2,'second',2),(3,1,'a',3,'third',1),(4,2,'b',4,'hello',1),(5,2,'b',5,'so be it',2);
INSERT INTO words(_id,index_text,source_id,table_to_use) SELECT _id,body,_id,1 FROM sms;
INSERT INTO pdu VALUES(1,3,1); INSERT INTO threads VALUES(3,9,1,'3','MMS'); INSERT INTO addr VALUES(1,1,'x'); INSERT INTO part VALUES(1,1,'y');
INSERT INTO sms VALUES(6,3,'c',6,'other',1); UPDATE threads SET message_count=2 WHERE _id=3;
"""
make("android", ANDROID, "DELETE FROM sms WHERE _id IN (2,5); DELETE FROM threads WHERE _id=2; DELETE FROM pdu;"
     "INSERT INTO threads VALUES(4,9,1,'2','gone'); INSERT INTO sms VALUES(7,4,'b',7,'left',1);")
make("android-clean", ANDROID)
IOS = """CREATE TABLE message(ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER);
CREATE TABLE chat(ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT);
CREATE TABLE handle(ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT);
CREATE TABLE attachment(ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, created_date INTEGER);
CREATE TABLE chat_message_join(chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID), PRIMARY KEY (chat_id, message_id));
CREATE TABLE message_attachment_join(message_id INTEGER, attachment_id INTEGER);
CREATE TABLE deleted_messages(ROWID INTEGER PRIMARY KEY, guid TEXT);
CREATE TABLE chat_recoverable_message_join(chat_id INTEGER, message_id INTEGER, delete_date INTEGER);
INSERT INTO handle VALUES(1,'+8613900000001'); INSERT INTO chat VALUES(1,'c1'); INSERT INTO attachment VALUES(1,'a1',5);
INSERT INTO message VALUES(1,'g1','one',1,10),(2,'g2','two',1,20),(3,'g3','three',1,30);
INSERT INTO chat_message_join VALUES(1,1),(1,2),(1,3); INSERT INTO message_attachment_join VALUES(1,1);
"""
make("ios", IOS, "DELETE FROM message WHERE ROWID IN (1,3); INSERT INTO deleted_messages VALUES(1,'g1'); INSERT INTO chat_recoverable_message_join VALUES(1,2,40);"
     "INSERT INTO handle VALUES(2,'+8613900000002');")
make("ios-clean", IOS)
