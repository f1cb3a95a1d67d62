package org.tiezheng.testkit.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.Speaker;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat export in the ChatLab interchange format 0.0.2, as JSON or as JSON Lines.
 *
 * @param title the name the conversation has in the app
 * @param self the account that the export was made from
 * @param other the account of the other side
 */
public record ChatLabFile(String title, Member self, Member other, Instant exported) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * An account of the conversation.
   *
   * @param remark the name that the exporting user gave the account; empty if none
   */
  public record Member(String id, String nick, String remark) {}

  /** One JSON document; each message on a line of its own, as exporters write it. */
  public byte[] json(List<Line> lines) {
    StringBuilder out = new StringBuilder("{\n  \"chatlab\": ");
    out.append(text(header())).append(",\n  \"meta\": ").append(text(meta()));
    out.append(",\n  \"members\": [\n    ").append(text(member(self)));
    out.append(",\n    ").append(text(member(other))).append("\n  ],\n  \"messages\": [");
    String comma = "\n    ";
    for (Line line : lines) {
      out.append(comma).append(text(message(line)));
      comma = ",\n    ";
    }
    return out.append("\n  ]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same as JSON Lines: a header, the members, then the messages. */
  public byte[] jsonLines(List<Line> lines) {
    StringBuilder out = new StringBuilder();
    Map<String, Object> head = typed("header");
    head.put("chatlab", header());
    head.put("meta", meta());
    out.append(text(head)).append('\n');
    for (Member member : List.of(self, other)) {
      Map<String, Object> row = typed("member");
      row.putAll(member(member));
      out.append(text(row)).append('\n');
    }
    for (Line line : lines) {
      Map<String, Object> row = typed("message");
      row.putAll(message(line));
      out.append(text(row)).append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> typed(String type) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("_type", type);
    return row;
  }

  private Map<String, Object> header() {
    Map<String, Object> h = new LinkedHashMap<>();
    h.put("version", "0.0.2");
    h.put("exportedAt", exported.getEpochSecond());
    h.put("generator", "Demo Exporter 1.0");
    return h;
  }

  private Map<String, Object> meta() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("name", title);
    m.put("platform", "wechat");
    m.put("type", "private");
    m.put("ownerId", self.id());
    return m;
  }

  private static Map<String, Object> member(Member of) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("platformId", of.id());
    m.put("accountName", of.nick());
    if (!of.remark().isEmpty()) {
      m.put("aliases", List.of(of.remark()));
    }
    return m;
  }

  private Map<String, Object> message(Line line) {
    Member from = line.speaker() == Speaker.PLAINTIFF ? self : other;
    boolean system = line.speaker() == Speaker.SYSTEM;
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("platformMessageId", line.id());
    m.put("sender", system ? "system" : from.id());
    m.put("accountName", system ? "系统消息" : from.nick());
    m.put("timestamp", line.time().getEpochSecond());
    m.put("type", line.kind().chatLab());
    m.put("content", content(line, from));
    line.answers()
        .filter(a -> line.kind() == LineKind.REPLY)
        .ifPresent(a -> m.put("replyToMessageId", a));
    return m;
  }

  private String content(Line line, Member from) {
    return switch (line.kind()) {
      case TRANSFER -> "[转账]￥" + yuan(line.fen()) + " " + line.text();
      case ACCEPT -> "[转账]￥" + yuan(line.fen()) + " 已收款";
      case REDPACKET -> "[红包]" + line.text();
      case OPENPACKET -> "你领取了" + (from.equals(self) ? other : self).nick() + "的红包";
      case LOCATION -> "[位置]" + line.text();
      default -> line.text();
    };
  }

  /** An amount as cards write it: two decimals, no separators. */
  public static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }

  private static String text(Object value) {
    return JSON.writeValueAsString(value);
  }
}
