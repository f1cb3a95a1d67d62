package org.tiezheng.seal.log;

/** The log takes no more deposits, or could not say whether one was kept. */
public final class LogStoppedException extends LogException {
  LogStoppedException(String zh, String en) {
    super(zh, en);
  }

  LogStoppedException(String zh, String en, Throwable cause) {
    super(zh, en, cause);
  }

  static LogStoppedException closed() {
    return new LogStoppedException(
        "日志已关闭,不再接受存证。", "The log is closed and takes no more deposits.");
  }

  static LogStoppedException interrupted(InterruptedException cause) {
    return new LogStoppedException(
        "等待日志时被中断;请用原编号再试。",
        "Interrupted while waiting for the log; repeat with the same id.",
        cause);
  }

  static LogStoppedException failed(Exception cause) {
    return new LogStoppedException(
        "日志写入失败,已停止接受存证;请检查磁盘后重新打开,未收到回执的存证请用原编号再试。",
        "Writing the log failed and it takes no more deposits; check the disk, open it again, and"
            + " repeat with the same id what got no receipt.",
        cause);
  }
}
