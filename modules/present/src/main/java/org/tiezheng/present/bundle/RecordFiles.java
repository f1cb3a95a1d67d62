package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.verify.bundle.BundleLayout;

/** {@code data/records}: one JSON record a line, streamed. */
final class RecordFiles {
  private final Discretion discretion;
  private final Staging staging;

  RecordFiles(Discretion discretion, Staging staging) {
    this.discretion = discretion;
    this.staging = staging;
  }

  void write(List<PlannedItem> items) throws IOException {
    for (PlannedItem item : items) {
      if (item.content().isPresent()) {
        write(item.item().number(), item.content().get().records());
      }
    }
  }

  private void write(int item, Iterable<Record> records) throws IOException {
    staging.write(
        BundleLayout.records(item),
        out -> {
          for (Record record : records) {
            String line = discretion.line(EvidenceJson.write(record));
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
