package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.verify.bundle.BundleLayout;

/** {@code data/records}: one JSON record a line, streamed. */
final class RecordFiles {
  private final Discretion discretion;
  private final Staging staging;
  private final List<PageData.Excerpt> excerpts = new ArrayList<>();

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
    PageData.Collector first = new PageData.Collector();
    staging.write(
        BundleLayout.records(item),
        out -> {
          for (Record record : records) {
            discretion.requireKnown(record.provenance().original(), item);
            String line = discretion.line(EvidenceJson.write(record));
            first.add(line);
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
    excerpts.add(first.excerpt(item));
  }

  /** The beginning of each item's records. */
  List<PageData.Excerpt> excerpts() {
    return excerpts;
  }
}
