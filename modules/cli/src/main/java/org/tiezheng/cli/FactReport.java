package org.tiezheng.cli;

import java.util.List;
import org.tiezheng.casework.WeighFacts;

/** Prints what was weighed. */
final class FactReport {
  private FactReport() {}

  static void print(Talk talk, WeighFacts.Report report) {
    if (!report.table().isEmpty()) {
      Columns table = new Columns(30);
      for (List<String> row : report.table()) {
        table.row(row.toArray(String[]::new));
      }
      table.lines().forEach(talk::line);
    }
    report.lines().forEach(talk::line);
    talk.result(report.json());
  }
}
