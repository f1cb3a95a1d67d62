package org.tiezheng.collect.capture;

import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;

/** What is captured. */
public enum Medium {
  PHOTO("照片", "photographs", Kind.PHOTO),
  AUDIO("录音", "sound recording", Kind.AUDIO),
  VIDEO("录像", "film", Kind.VIDEO),
  /** The screen of the computer on which the browser runs. */
  SCREEN("录屏", "screen recording", Kind.VIDEO),
  SCREENSHOT("截屏", "screenshots", Kind.PHOTO),
  /** A file that another program made; nobody watched it being made. */
  FILE("其他程序生成的文件", "file that another program made", Kind.OTHER);

  private final Text title;
  private final Kind kind;

  Medium(String zh, String en, Kind kind) {
    this.title = new Text(zh, en);
    this.kind = kind;
  }

  public Text title() {
    return title;
  }

  /** What it makes as evidence; {@link Kind#OTHER} if that depends on the file. */
  public Kind kind() {
    return kind;
  }
}
