package org.tiezheng.examine.gaps.report;

import java.util.List;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapPlace;

/** Words of the page and of the table. */
final class PageText {
  /** What readers put where a row does not tell its conversation. */
  private static final String UNKNOWN = "?";

  private PageText() {}

  static Text weight(Weight weight) {
    return switch (weight) {
      case STRONG -> new Text("强", "strong");
      case NOTABLE -> new Text("须说明", "notable");
      case SLIGHT -> new Text("弱", "slight");
    };
  }

  /** Told apart without colour. */
  static String mark(Weight weight) {
    return switch (weight) {
      case STRONG -> "▼";
      case NOTABLE -> "▽";
      case SLIGHT -> "·";
    };
  }

  /** The name of a conversation; rows found in remains may not tell theirs. */
  static String name(String title, String conversation) {
    String name = title.isEmpty() ? conversation : title;
    return name.equals(UNKNOWN) ? "会话不明 not known" : name;
  }

  static Text about(GapPlace.About about) {
    return switch (about) {
      case BEFORE -> new Text("前一条", "before");
      case AFTER -> new Text("后一条", "after");
      case ROW -> new Text("该行", "row");
      case WITNESS -> new Text("旁证", "witness");
    };
  }

  static List<String> headings() {
    return List.of(
        "序号 number",
        "分量 weight",
        "迹象 sign",
        "代码 code",
        "会话 conversation",
        "会话编号 conversation id",
        "条数 count",
        "自 from",
        "至 to",
        "发现 what was found",
        "其他可能 innocent explanations",
        "位置 place",
        "原件 original",
        "位置数据 locator",
        "消息编号 server id",
        "消息时间 message time",
        "所示 shown");
  }
}
