package org.tiezheng.collect.wecom;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Text;

/** The running numbers of an archive, which rise by one over all that a company pulled. */
final class Numbers {
  private long first = -1;
  private long last = -1;
  private long missing;
  private long holes;
  private boolean ordered = true;

  void met(long number) {
    if (first < 0) {
      first = number;
    } else if (number < last) {
      ordered = false;
    } else if (number > last + 1) {
      holes++;
      missing += number - last - 1;
    }
    last = number;
  }

  void say(ReadingSession session) {
    if (first < 0) {
      return;
    }
    session.statement("seq.first", Long.toString(first));
    session.statement("seq.last", Long.toString(last));
    if (!ordered) {
      session.note(
          "seq 并非一路递增,无法据此检查连续性",
          "The numbers seq do not rise throughout; continuity cannot be checked by them");
    } else if (holes > 0) {
      session.note(
          new Text(
              "seq 有 " + holes + " 处不连续,共缺 " + missing + " 个号;可能是分次拉取、只导出部分会话、或超过服务器保留的 5 天",
              "The numbers seq have "
                  + holes
                  + " holes, "
                  + missing
                  + " numbers in all; pulling in parts, exporting some conversations only, or the"
                  + " server's limit of 5 days can cause that"));
    }
  }
}
