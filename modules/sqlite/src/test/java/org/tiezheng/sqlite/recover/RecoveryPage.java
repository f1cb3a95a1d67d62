package org.tiezheng.sqlite.recover;

import java.util.Locale;
import java.util.Map;

/** The page docs/recovery.md: what comes back of a published corpus, folder by folder. */
final class RecoveryPage {
  private RecoveryPage() {}

  static String of(Map<String, Score> folders) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # 恢复已删除的行 Recovering deleted rows

        This page is written by `CorpusRecoveryTest` (run with `-Dwrite=true`) and checked by it;
        do not edit it.

        本页由测试生成并由测试核对。下表在公开的 SQLite Forensic Corpus 1.0(Nemetz、Schmitt、Freiling,
        2018,77 个数据库)上逐文件夹比对答案;表结构只取自文件本身。从未把仍在表中的行显示为已删除。
        行号已毁、其余字节又不能说明是已删除还是现存行改动前旧内容的,不称为已删除,单列为“不能判断”(undecided)。

        Scored on the SQLite Forensic Corpus, version 1.0 (77 databases, CC0), against its answer
        keys, with nothing known but the files. A row counts if every value is right.

        * deleted: rows that the key says were deleted, or whose table was dropped.
        * there: those whose bytes are still in the file. The test encodes each row anew and looks
          for its bytes (without the first four of its cell, which SQLite overwrites).
        * found: whole rows, shown as deleted or as undecided. rowid: those that have their rowid
          in their own bytes; one that is concluded does not count here.
        * parts: rows of which some values are there; shown as parts, and right in what they show.
        * undecided: of the rows shown (found and parts), those that are called "deleted, or a
          former version of a row that is there": the rowid is overwritten, and nothing else that
          is left tells which. They are shown apart from the deleted ones.
        * wrong: shown as deleted or undecided, but not in the key. live: rows of the table shown
          as deleted or undecided.
        * elsewhere: right rows under the name of another table. In 0B a table was dropped and
          another of the same columns took its page; its name is nowhere in the file.

        | folder | deleted | there | found | rowid | parts | undecided | wrong | live | elsewhere | recall of there | of all | precision |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|
        """);
    folders.forEach((name, score) -> {
      if (score.keyed + score.shown > 0) {
        page.append(line(name, score));
      }
    });
    page.append(
        """

        The other folders have no deleted rows that a key lists, and none is shown.
        For 09-01 the key lists rows as live that the last statement of its script deletes; they
        are counted as deleted here.

        Published for comparison (not measured here; whole rows of all ten databases of 0C):
        87 of 101 at a precision of 0.956 (SecurityRonin/sqlite-forensic). On 0D it reports 19
        of 19, on 0E 3 of 3 that it counts as there. Measured beside `sqlite3 .recover` in one run:
        [benchmarks.md](benchmarks.md#beside-sqlite3-recover).

        ## 自造的数据库 Databases of our own

        `WorldsRecoveryTest` makes thirteen kinds of tables (messages, calls, chats, any types, long
        rows, few columns, nearly all NULL, text keys, WITHOUT ROWID, UTF-16, columns added later)
        and deletes in sixteen ways (single rows, spans, groups, overflow chains, space used again,
        auto-vacuum, secure delete, write-ahead log left or checkpointed, persistent journal,
        VACUUM, updates, dropped tables), with several page sizes and seeds. It fails if one row
        comes back that was not deleted, if a former version of a live row is called deleted (unless
        its UNIQUE key was changed too and no row has that key any more), or if a row does not come
        back whose bytes are there. `ChangedRowsTest` does the same with rows that were changed as
        well as deleted.

        What cannot come back: rows whose bytes were overwritten (secure delete, VACUUM, used
        again). Where the CREATE statement of a dropped table was overwritten as well, its whole pages
        give rows of a table without a name, counted apart, unless a table that is there has rows of
        the same form: then the rows bear its name, and every other that fits. What the bytes
        do not tell is not concluded: a row whose rowid is lost and whose content equals a live
        row's is reported as ambiguous, and one that may as well be the former content of a row
        that is there as undecided, not as deleted. Entries left over in indexes (keys and rowids
        of rows that are gone) are delivered apart and count as no row.
        """);
    return page.toString();
  }

  private static String line(String name, Score score) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.3f | %.3f | %.3f |%n",
        name,
        score.keyed,
        score.there,
        score.found,
        score.rowidRight,
        score.partial,
        score.undecided,
        score.wrong.size(),
        score.liveShown.size(),
        score.otherTable,
        score.recall(),
        score.recallOfAll(),
        score.precision());
  }
}
