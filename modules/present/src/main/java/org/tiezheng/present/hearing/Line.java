package org.tiezheng.present.hearing;

import java.util.Optional;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;

/**
 * A line of a copy: a message, a call.
 *
 * @param number in brackets before it
 * @param group the conversation that it belongs to
 * @param time as printed
 * @param visible whether the app shows it: what was recovered or marked as deleted is not there
 * @param box of a text message; empty for others
 */
record Line(
    int number,
    String group,
    String title,
    String time,
    String who,
    String words,
    boolean visible,
    Optional<Opens> opens,
    String box,
    Provenance from) {
  /** What has to be opened to be seen. */
  enum Opens {
    PICTURE("图片", "picture"),
    VOICE("语音", "voice"),
    VIDEO("视频", "video"),
    FILE("文件", "file"),
    LINK("链接", "link"),
    FORWARD("合并转发", "merged forward"),
    TRANSFER("转账", "transfer"),
    RED_PACKET("红包", "red packet");

    private final Text title;

    Opens(String zh, String en) {
      this.title = new Text(zh, en);
    }

    Text title() {
      return title;
    }

    boolean money() {
      return this == TRANSFER || this == RED_PACKET;
    }
  }
}
