package org.tiezheng.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.RecoverCase;
import org.tiezheng.casework.RecoverFile;
import org.tiezheng.casework.RecoveredStore;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng recover}: deleted rows of the databases of a case, or of any SQLite file. */
@Command(name = "recover")
final class RecoverCommand implements Callable<Integer> {
  /** One run of missing row ids; their sum per table is a sign of its own. */
  private static final String SINGLE_GAP = "ROWID_GAP";

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE|FILE")
  Path target = Path.of("");

  @Option(names = "--item", paramLabel = "N")
  @Nullable Integer item;

  @Option(names = "--out", paramLabel = "PATH")
  @Nullable Path out;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Writer rows = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    Optional<Appendable> lines = talk.json() ? Optional.of(rows) : Optional.empty();
    RecoverCase.Result result;
    try {
      result = Files.isDirectory(target) ? inCase(lines) : inFile(lines);
    } finally {
      common.endProgress();
      rows.flush();
    }
    result.stores().forEach(store -> print(talk, store));
    if (result.stores().isEmpty()) {
      talk.line(
          "查找过的证据都不是数据库;备份里的消息库各为单独一件证据。",
          "None of the items that were looked at is a database; message stores inside a backup are"
              + " items of their own.");
    }
    result.notes().forEach(talk::aside);
    boolean whole =
        result.notes().isEmpty() && result.stores().stream().allMatch(s -> s.damage().isEmpty());
    return whole ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private RecoverCase.Result inCase(Optional<Appendable> lines) throws IOException {
    if (!Files.isRegularFile(target.resolve(CaseFile.NAME))) {
      throw new TiezhengException(
          new Text(
              "“" + target + "”既不是案件文件夹,也不是数据库文件。",
              target + " is neither a case folder nor a database file."));
    }
    try (OpenCase open = OpenCase.forWriting(target, common.workplace())) {
      return new RecoverCase(open, keys.secrets(common))
          .run(Optional.ofNullable(item), lines, Optional.ofNullable(out));
    }
  }

  private RecoverCase.Result inFile(Optional<Appendable> lines) throws IOException {
    RecoveredStore found =
        new RecoverFile(common.workplace()).run(target, lines, Optional.ofNullable(out));
    return new RecoverCase.Result(List.of(found), List.of());
  }

  private static void print(Talk talk, RecoveredStore store) {
    talk.line(
        (store.item() > 0 ? talk.say("证据 ", "Item ") + store.item() + ": " : "")
            + store.name()
            + "  SHA-256 "
            + store.sha256());
    talk.line(
        "  已删除 %,d 行;旧版本 %,d 行;分不清是现存行的副本还是内容相同的已删除行 %,d 行;现存行的残留副本 %,d 份(不是被删除的行)。"
            .formatted(
                store.count("DELETED"),
                store.count("EARLIER_VERSION"),
                store.count("AMBIGUOUS"),
                store.count("STALE_COPY")),
        "  Deleted rows: %,d; earlier versions: %,d; either copies of live rows or deleted rows with the same content: %,d; copies of live rows left behind (not deleted): %,d."
            .formatted(
                store.count("DELETED"),
                store.count("EARLIER_VERSION"),
                store.count("AMBIGUOUS"),
                store.count("STALE_COPY")));
    if (store.count("DELETED_OR_EARLIER") > 0) {
      talk.line(
          "  另有 %,d 行行号已毁,不能判断是已删除的行,还是现存某行改动前的旧内容。".formatted(store.count("DELETED_OR_EARLIER")),
          "  %,d more have lost their rowid: deleted rows, or former contents of rows that are still there; what is left does not tell."
              .formatted(store.count("DELETED_OR_EARLIER")));
    }
    if (store.ofUnknownTables() > 0) {
      talk.line(
          "  另有 %,d 行,所属的表和建表语句都已不在,列名不可知。".formatted(store.ofUnknownTables()),
          "  %,d more are of tables that are gone with the statements that made them; what their columns were called is not known."
              .formatted(store.ofUnknownTables()));
    }
    if (store.first().stream().anyMatch(r -> r.table().contains(" | "))) {
      talk.line(
          "  表名写成「甲 | 乙」的,两个表的行形式相同,页面本身不能说明属于哪一个。",
          "  Where a table reads A | B, rows of both look the same, and nothing about the page"
              + " tells them apart.");
    }
    if (store.indexEntries() > 0) {
      talk.line(
          "  索引残留条目 %,d 个,其中 %,d 个所指的行已不在表中(只有被索引的列与行号,不算作行)。"
              .formatted(store.indexEntries(), store.indexEntriesWithoutRow()),
          "  %,d entries left over in indexes, %,d of them of rows that are gone (indexed columns and rowid only; none counts as a row)."
              .formatted(store.indexEntries(), store.indexEntriesWithoutRow()));
    }
    talk.line(
        "  主文件 %,d 字节:在用 %,d,结构 %,d,残留区 %,d。"
            .formatted(
                store.size(),
                store.bytes().getOrDefault("LIVE", 0L),
                store.bytes().getOrDefault("OVERHEAD", 0L),
                store.bytes().getOrDefault("RESIDUE", 0L)),
        "  Main file %,d bytes: live %,d, structure %,d, residue %,d."
            .formatted(
                store.size(),
                store.bytes().getOrDefault("LIVE", 0L),
                store.bytes().getOrDefault("OVERHEAD", 0L),
                store.bytes().getOrDefault("RESIDUE", 0L)));
    logBytes(talk, store, "WAL.", "预写日志", "Write-ahead log");
    logBytes(talk, store, "JOURNAL.", "回滚日志", "Rollback journal");
    rows(talk, store);
    history(talk, store);
    signs(talk, store);
    Map<Text, Long> damage = new LinkedHashMap<>();
    store.damage().forEach(each -> damage.merge(each, 1L, Long::sum));
    damage.forEach((each, times) ->
        talk.line("  ! " + talk.say(each) + (times > 1 ? " (×%,d)".formatted(times) : "")));
    store
        .report()
        .ifPresent(report ->
            talk.line(
                "  报告:" + report + store.table().map(t -> ";全部行:" + t).orElse(""),
                "  Report: " + report + store.table().map(t -> "; all rows: " + t).orElse("")));
  }

  private static void logBytes(
      Talk talk, RecoveredStore store, String key, String chinese, String english) {
    long live = store.bytes().getOrDefault(key + "LIVE", 0L);
    long overhead = store.bytes().getOrDefault(key + "OVERHEAD", 0L);
    long residue = store.bytes().getOrDefault(key + "RESIDUE", 0L);
    long size = live + overhead + residue;
    if (size > 0) {
      talk.line(
          "  %s %,d 字节:在用 %,d,结构 %,d,残留 %,d。".formatted(chinese, size, live, overhead, residue),
          "  %s %,d bytes: live %,d, structure %,d, residue %,d."
              .formatted(english, size, live, overhead, residue));
    }
  }

  private static void rows(Talk talk, RecoveredStore store) {
    if (store.first().isEmpty()) {
      return;
    }
    Columns table = new Columns(60);
    table.row(
        talk.say("表", "table"),
        talk.say("行号", "rowid"),
        talk.say("状态", "state"),
        talk.say("把握", "sure"),
        talk.say("位置", "where"),
        talk.say("内容", "values"));
    for (RecoveredStore.FoundRow row : store.first()) {
      table.row(
          row.table(),
          row.rowid().map(String::valueOf).orElse(talk.say("不明", "lost")),
          state(talk, row.state()),
          row.percent() + "%",
          talk.say(row.where()),
          row.values());
    }
    table.lines().forEach(line -> talk.line("  " + line));
    long all =
        store.rows().values().stream().mapToLong(n -> n).sum()
            + store.ofUnknownTables()
            - store.count("STALE_COPY");
    if (all > store.first().size()) {
      talk.line(
          "  …以上为每类最前面的行,共 %,d 行;全部见 --out 或 --json。".formatted(all),
          "  … the first of each kind; %,d in all, see --out or --json.".formatted(all));
    }
  }

  /** Signs that share their innocent explanations stand together; single gaps are in the report. */
  private static void signs(Talk talk, RecoveredStore store) {
    Map<List<Text>, List<RecoveredStore.Sign>> groups = new LinkedHashMap<>();
    for (RecoveredStore.Sign sign : store.signs()) {
      if (!sign.sign().equals(SINGLE_GAP)) {
        groups.computeIfAbsent(sign.innocent(), _ -> new ArrayList<>()).add(sign);
      }
    }
    groups.forEach((innocent, signs) -> {
      signs.forEach(s -> talk.line("  [" + talk.say(s.weight()) + "] " + talk.say(s.what())));
      innocent.forEach(
          other -> talk.line("      " + talk.say("也可能:", "or else: ") + talk.say(other)));
    });
  }

  private static String state(Talk talk, String state) {
    return switch (state) {
      case "DELETED" -> talk.say("已删除", "deleted");
      case "EARLIER_VERSION" -> talk.say("旧版本", "earlier");
      case "DELETED_OR_EARLIER" -> talk.say("已删除或旧版本", "deleted or earlier");
      case "AMBIGUOUS" -> talk.say("副本或已删除", "copy or deleted");
      default -> talk.say("残留副本", "stale copy");
    };
  }

  private static void history(Talk talk, RecoveredStore store) {
    long deleted = store.history().getOrDefault("DELETED", 0L);
    long changed = store.history().getOrDefault("CHANGED", 0L);
    long inserted = store.history().getOrDefault("INSERTED", 0L);
    if (deleted + changed + inserted > 0) {
      talk.line(
          "  日志中的逐次提交:新增 %,d 行,修改 %,d 行,删除 %,d 行。".formatted(inserted, changed, deleted),
          "  Commit by commit the logs show %,d rows inserted, %,d changed, %,d deleted."
              .formatted(inserted, changed, deleted));
      if (!store.damage().isEmpty()) {
        talk.line(
            "  文件有损坏或不相配之处(见下方 !):这些数字未必是实际发生的操作。",
            "  The files are damaged or do not belong together (see ! below): these numbers need"
                + " not be what was done.");
      }
    }
  }
}
