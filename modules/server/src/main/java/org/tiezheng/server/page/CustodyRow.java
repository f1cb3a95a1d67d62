package org.tiezheng.server.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tiezheng.casework.OpenCase.CustodyLine;
import org.tiezheng.evidence.CollectionWords;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;

/** An entry of the custody log as a page shows it. */
public record CustodyRow(
    long n, Instant time, String actor, Text kind, String tool, Map<String, Text> what) {
  static List<CustodyRow> newestFirst(List<CustodyLine> log, Predicate<Event> wanted) {
    List<CustodyRow> rows = new ArrayList<>();
    for (CustodyLine line : log) {
      if (wanted.test(line.event())) {
        rows.addFirst(of(line.event()));
      }
    }
    return rows;
  }

  private static CustodyRow of(Event event) {
    return new CustodyRow(
        event.n(),
        event.time(),
        event.actor(),
        word(event.kind()),
        event.tool(),
        said(event.what()));
  }

  /** What the program itself recorded is said in the reader's language. */
  private static Map<String, Text> said(Map<String, String> what) {
    Map<String, Text> said = new TreeMap<>();
    what.forEach((key, value) -> said.put(key, CollectionWords.step(value)));
    return said;
  }

  private static Text word(Event.Type kind) {
    return switch (kind) {
      case OPEN -> new Text("立案建档", "case opened");
      case COLLECT -> new Text("采集固化", "collected and sealed");
      case READ -> new Text("读取", "read");
      case SEAL -> new Text("固化", "sealed");
      case EXAMINE -> new Text("审查", "examined");
      case PRESENT -> new Text("制作证据包", "bundle made");
      case VERIFY -> new Text("核验", "verified");
      case NOTE -> new Text("记录", "noted");
      case STAMP -> new Text("时间戳", "time-stamped");
      case RECOVER -> new Text("恢复", "recovered");
      case COMPARE -> new Text("比对", "compared");
      case EXPORT -> new Text("导出", "exported");
      case GAPS -> new Text("完整性检查", "looked for gaps");
      case BILLS -> new Text("对账", "compared with bills");
      case CONVERSATIONS -> new Text("会话封存", "conversations sealed");
    };
  }
}
