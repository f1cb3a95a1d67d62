package org.tiezheng.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A file for the result of a verb: by its ending a page, a table or data. */
final class ReportFile {
  private static final List<String> ENDINGS = List.of("html", "csv", "json");

  private ReportFile() {}

  /** The ending in small letters; empty if there is none. */
  static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * Says that the ending means none of the three, before anything is done.
   *
   * @throws TiezhengException if so
   */
  static void requireEnding(Path file) {
    if (!ENDINGS.contains(ending(file))) {
      throw new TiezhengException(
          new Text(
              "“" + file + "”:文件名须以 .html、.csv 或 .json 结尾。",
              file + ": the name must end in .html, .csv or .json."));
    }
  }
}
