package org.tiezheng.testkit.file;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.Script;
import org.tiezheng.testkit.talk.Speaker;

/**
 * The text export of QQ for Windows: no ids, only order and times.
 *
 * @param group folder of the contact list
 * @param other the contact's name as shown
 */
public record QqTextFile(String group, String self, String selfQq, String other, String otherQq) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm:ss", Locale.ROOT);
  private static final String RULE =
      "================================================================";

  /** UTF-8 with a byte order mark and Windows line ends, as QQ writes it. */
  public byte[] bytes(List<Line> lines) {
    StringBuilder out = new StringBuilder("\uFEFF消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n");
    out.append(RULE).append("\r\n消息分组:").append(group).append("\r\n").append(RULE);
    out.append("\r\n消息对象:").append(other).append("\r\n").append(RULE).append("\r\n\r\n");
    for (Line line : lines) {
      boolean own = line.speaker() == Speaker.PLAINTIFF;
      out.append(TIME.format(line.time().atOffset(Script.ZONE))).append(' ');
      out.append(own ? self : other).append('(').append(own ? selfQq : otherQq).append(")\r\n");
      out.append(line.text().replace("\n", "\r\n")).append("\r\n\r\n");
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
