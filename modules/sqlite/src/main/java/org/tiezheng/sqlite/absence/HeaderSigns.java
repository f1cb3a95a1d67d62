package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.regex.Pattern;
import org.tiezheng.sqlite.Header;
import org.tiezheng.sqlite.PageMap;
import org.tiezheng.sqlite.PageRole;
import org.tiezheng.sqlite.SchemaEntry;
import org.tiezheng.sqlite.Sentence;

/** Looks at the header of the database and at the text of its schema. */
final class HeaderSigns implements Check {
  /** How DB Browser for SQLite and others write statements: a column a line, behind tabs. */
  private static final Pattern DESKTOP =
      Pattern.compile(
          "(?is)^CREATE TABLE (IF NOT EXISTS )?\"[^\"]+\" ?\\(\\s*\\n\\t\"[^\"]+\"\\t.*");

  @Override
  public void run(Examination examination) {
    examination.looksFor(
        SignalKind.CHANGE_COUNTERS,
        SignalKind.FREELIST_COUNT,
        SignalKind.FILE_SIZE,
        SignalKind.SCHEMA_TEXT);
    Header header = examination.database().header();
    counters(examination, header);
    sizes(examination, header);
    device(examination, header);
    schema(examination);
  }

  private static void counters(Examination examination, Header header) {
    if (header.changeCounter() != header.versionValidFor()) {
      examination.found(
          SignalKind.CHANGE_COUNTERS,
          "",
          1,
          Weight.NOTABLE,
          new Sentence(
              "文件头的修改计数（%d）与写入版本时的计数（%d）不同：最后写入者不维护该字段。"
                  .formatted(header.changeCounter(), header.versionValidFor()),
              ("The change counter of the header (%d) is not the one at which the writer's version"
                      + " was noted (%d): whoever wrote last does not keep that field.")
                  .formatted(header.changeCounter(), header.versionValidFor())),
          List.of(
              new Sentence(
                  "由 2010 年以前的库（3.7.0 之前）写入。",
                  "A library from before 2010 (older than 3.7.0) wrote it."),
              Innocent.REWRITTEN.getFirst()),
          List.of(
              Evidence.of("change counter", header.changeCounter()),
              Evidence.of("version valid for", header.versionValidFor()),
              Evidence.of("library version", header.libraryVersion())));
    }
  }

  private static void sizes(Examination examination, Header header) {
    PageMap map =
        PageMap.of(
            examination.database().committed(), examination.database().schema(), damage -> {});
    long free = 0;
    for (long page = 1; page <= map.count(); page++) {
      PageRole role = map.role(page);
      free += role == PageRole.FREELIST_LEAF || role == PageRole.FREELIST_TRUNK ? 1 : 0;
    }
    if (free != header.freelistCount()) {
      differs(
          examination,
          SignalKind.FREELIST_COUNT,
          new Sentence("空闲页数", "number of free pages"),
          header.freelistCount(),
          free);
    }
    long pages = examination.database().main().count();
    boolean logged = examination.database().wal().isPresent();
    if (header.sizeIsValid() && header.sizeInPages() != pages && !logged) {
      differs(
          examination,
          SignalKind.FILE_SIZE,
          new Sentence("文件页数", "size of the file in pages"),
          header.sizeInPages(),
          pages);
    }
  }

  private static void differs(
      Examination examination, SignalKind kind, Sentence what, long said, long found) {
    examination.found(
        kind,
        "",
        Math.abs(said - found),
        Weight.STRONG,
        new Sentence(
            "文件头记载的%s为 %d，实际为 %d。".formatted(what.zh(), said, found),
            "The header gives the %s as %d; it is %d.".formatted(what.en(), said, found)),
        Innocent.BROKEN,
        List.of(Evidence.of("header", said), Evidence.of("found", found)));
  }

  private static void device(Examination examination, Header header) {
    DeviceFacts device = examination.questions().device();
    device
        .libraryVersion()
        .ifPresent(version -> {
          examination.looksFor(SignalKind.WRITER_VERSION);
          if (header.libraryVersion() > version) {
            setting(
                examination,
                SignalKind.WRITER_VERSION,
                Weight.STRONG,
                new Sentence("最后写入的 SQLite 版本", "version of SQLite that wrote last"),
                Long.toString(version),
                Long.toString(header.libraryVersion()));
          }
        });
    if (device.pageSize().isPresent() || device.autoVacuum().isPresent()) {
      examination.looksFor(SignalKind.FILE_SETTINGS);
    }
    device
        .pageSize()
        .ifPresent(size -> {
          if (size != header.pageSize()) {
            setting(
                examination,
                SignalKind.FILE_SETTINGS,
                Weight.NOTABLE,
                new Sentence("页大小", "page size"),
                Integer.toString(size),
                Integer.toString(header.pageSize()));
          }
        });
    device
        .autoVacuum()
        .ifPresent(vacuum -> {
          if (vacuum != header.autoVacuum()) {
            setting(
                examination,
                SignalKind.FILE_SETTINGS,
                Weight.NOTABLE,
                new Sentence("自动整理", "auto-vacuum"),
                Boolean.toString(vacuum),
                Boolean.toString(header.autoVacuum()));
          }
        });
  }

  private static void setting(
      Examination examination,
      SignalKind kind,
      Weight weight,
      Sentence what,
      String expected,
      String found) {
    examination.found(
        kind,
        "",
        1,
        weight,
        new Sentence(
            "%s：该设备应为 %s，文件为 %s，说明文件曾由其他程序写入。".formatted(what.zh(), expected, found),
            "The %s should be %s on the device but is %s: another program wrote the file."
                .formatted(what.en(), expected, found)),
        Innocent.REWRITTEN,
        List.of(new Evidence("expected", expected), new Evidence("found", found)));
  }

  private static void schema(Examination examination) {
    long desktop = 0;
    long tables = 0;
    String first = "";
    for (SchemaEntry entry : examination.database().schema().entries()) {
      if (entry.type().equals("table") && !entry.name().startsWith("sqlite_")) {
        tables++;
        if (DESKTOP.matcher(entry.sql()).matches()) {
          desktop++;
          first = first.isEmpty() ? entry.name() : first;
        }
      }
    }
    if (desktop > 0) {
      examination.found(
          SignalKind.SCHEMA_TEXT,
          first,
          desktop,
          desktop < tables ? Weight.NOTABLE : Weight.SLIGHT,
          new Sentence(
              "%d 个表（共 %d 个）的建表语句是桌面数据库工具的写法。".formatted(desktop, tables),
              "The statements of %d of %d tables are written the way desktop tools do."
                  .formatted(desktop, tables)),
          List.of(
              new Sentence(
                  "应用的开发者用这种工具设计了数据库。",
                  "The developers of the application designed the database with such a tool.")),
          List.of(new Evidence("table", first)));
    }
  }
}
