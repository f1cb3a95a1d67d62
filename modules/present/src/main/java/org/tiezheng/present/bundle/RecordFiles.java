package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.reader.RecordReader;
import org.tiezheng.verify.bundle.BundleLayout;

/** {@code data/records}: one JSON record a line, streamed. */
final class RecordFiles {
  private final Discretion discretion;
  private final Staging staging;
  private final List<PageData.Excerpt> excerpts = new ArrayList<>();
  private final Map<Integer, LineOffsets> offsets = new HashMap<>();
  private final Map<Integer, LineOffsets> rows = new HashMap<>();

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
    LineOffsets lines = new LineOffsets();
    LineOffsets others = new LineOffsets();
    staging.write(
        BundleLayout.records(item),
        out -> {
          long offset = 0;
          for (Record record : records) {
            discretion.requireKnown(record.provenance().original(), item);
            String line = discretion.line(EvidenceJson.write(record));
            first.add(line);
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(bytes);
            if (record instanceof ChatMessage) {
              lines.add(offset, bytes.length - 1);
            } else if (RecordReader.shows(record)) {
              others.add(offset, bytes.length - 1);
            }
            offset += bytes.length;
          }
        });
    excerpts.add(first.excerpt(item));
    offsets.put(item, lines);
    rows.put(item, others);
  }

  /** Where the messages of an item stand in its file. */
  LineOffsets offsets(int item) {
    return offsets.getOrDefault(item, new LineOffsets());
  }

  /** Where the text messages, calls, mails and rows of bills of an item stand in its file. */
  LineOffsets rows(int item) {
    return rows.getOrDefault(item, new LineOffsets());
  }

  /** The beginning of each item's records. */
  List<PageData.Excerpt> excerpts() {
    return excerpts;
  }
}
