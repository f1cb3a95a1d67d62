package org.tiezheng.seal.digest;

import java.io.IOException;
import java.nio.file.Path;
import org.tiezheng.evidence.Text;

/**
 * A file was written to, replaced or cut while it was being read, so its digest would describe
 * bytes that never lay there together.
 */
public final class SourceChangedException extends IOException {
  private final transient Text sentence;

  SourceChangedException(Path file, String before, String after) {
    super(file + " changed while it was read (" + before + " before, " + after + " after)");
    sentence =
        new Text(
            "文件“" + file + "”在读取过程中发生变化(读取前 " + before + ",读取后 " + after + ");请关闭正在写入它的程序后重试。",
            file
                + " changed while it was read ("
                + before
                + " before, "
                + after
                + " after); close the program that writes to it and try again.");
  }

  /** The sentence for a person. */
  public Text sentence() {
    return sentence;
  }
}
