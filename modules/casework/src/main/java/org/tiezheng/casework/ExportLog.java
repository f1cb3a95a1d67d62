package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the deposit log as C2SP tlog-tiles, for anybody who wants to follow or mirror it. */
public final class ExportLog {
  private final OpenCase open;

  public ExportLog(OpenCase open) {
    this.open = open;
  }

  /** What was written. */
  public record Result(long size, String folder) {}

  /** Writes tiles, entries and checkpoint. */
  public Result to(Path folder) throws IOException {
    open.deposits().publish(folder);
    return new Result(open.deposits().log().size(), folder.toString());
  }
}
