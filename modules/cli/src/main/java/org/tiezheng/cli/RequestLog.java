package org.tiezheng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A file to which a server appends a line for each request, or nothing. Thread-safe. */
final class RequestLog implements Consumer<String>, AutoCloseable {
  private final PrintWriter lines;
  private final boolean kept;

  private RequestLog(Writer lines, boolean kept) {
    this.lines = new PrintWriter(lines);
    this.kept = kept;
  }

  /** Appends to this file, if there is one. */
  static RequestLog to(@Nullable Path file) {
    if (file == null) {
      return new RequestLog(Writer.nullWriter(), false);
    }
    try {
      return new RequestLog(
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          true);
    } catch (IOException e) {
      throw new TiezhengException(
          new Text(
              "无法写入日志“" + file + "”;请检查路径和权限。",
              "The log " + file + " cannot be written; check path and permission."),
          e);
    }
  }

  @Override
  public void accept(String line) {
    if (kept) {
      synchronized (lines) {
        lines.println(line);
        lines.flush();
      }
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
