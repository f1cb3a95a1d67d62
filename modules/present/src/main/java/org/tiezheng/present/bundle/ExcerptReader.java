package org.tiezheng.present.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.present.paper.PhoneExcerptDocument;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Compares a printed excerpt with the rows that lie beside it in the bundle: the text of its pages
 * as another program extracts it, and its machine copy row by row.
 */
final class ExcerptReader {
  private static final Set<String> EXCERPTS =
      Set.of(PhoneExcerptDocument.SMS, PhoneExcerptDocument.CALLS);
  private static final int MOST_DIFFERENCES = 20;

  private final Path bag;
  private final Typefaces faces;
  private final List<String> differing = new ArrayList<>();
  private int item;
  private long rows;
  private long printed;
  private long located;
  private LinePages lines = new LinePages();

  private ExcerptReader(Path bag, Typefaces faces) {
    this.bag = bag;
    this.faces = faces;
  }

  /**
   * A paper that was read back.
   *
   * @param lines the page on which each row was found
   */
  record Read(Observation.Excerpt excerpt, LinePages lines) {}

  /** Reads a paper back; empty if it is no excerpt. */
  static Optional<Read> read(Path bag, Claim.Paper paper, Typefaces faces) throws IOException {
    if (!EXCERPTS.contains(paper.id()) || !paper.path().endsWith(".pdf")) {
      return Optional.empty();
    }
    ExcerptReader reader = new ExcerptReader(bag, faces);
    Path file = bag.resolve(paper.path());
    try (PaperText printed = PaperText.open(file)) {
      reader.compare(printed);
    }
    Observation.Excerpt excerpt =
        new Observation.Excerpt(
            reader.item,
            paper.id(),
            paper.path(),
            reader.rows,
            reader.printed,
            reader.located,
            reader.differing);
    return Optional.of(new Read(excerpt, reader.lines));
  }

  private void compare(PaperText paper) throws IOException {
    try (InputStream copy = paper.copy().orElseGet(this::noCopy);
        JsonParser json = EvidenceJson.mapper().createParser(copy)) {
      item = toRows(json);
      String text = paper.text();
      ExcerptPages pages = new ExcerptPages(text, paper.starts(), faces);
      lines = pages.lines();
      try (BufferedReader lines =
          Files.newBufferedReader(
              bag.resolve(BundleLayout.records(item)), StandardCharsets.UTF_8)) {
        for (String line; (line = lines.readLine()) != null; ) {
          Record record = EvidenceJson.read(line, Record.class);
          if (record instanceof TextMessage || record instanceof Call) {
            row(line, record, json, pages);
          }
        }
      }
      if (json.nextToken() != JsonToken.END_ARRAY) {
        differs("more rows in the machine copy");
      }
    } catch (JacksonException e) {
      differs("machine copy or rows are not readable: " + e.getOriginalMessage());
    }
  }

  private void row(String line, Record record, JsonParser json, ExcerptPages pages) {
    rows++;
    boolean same =
        json.nextToken() == JsonToken.START_OBJECT
            && EvidenceJson.mapper().readTree(line).equals(json.<JsonNode>readValueAsTree());
    boolean onPage = pages.prints(rows, record);
    if (same && onPage) {
      printed++;
      located += pages.locates(record) ? 1 : 0;
    } else {
      differs("[%06d]".formatted(rows) + (onPage ? " machine copy" : ""));
    }
  }

  private InputStream noCopy() {
    differs("no machine copy");
    return InputStream.nullInputStream();
  }

  private void differs(String place) {
    if (differing.size() < MOST_DIFFERENCES) {
      differing.add(place);
    }
  }

  /** Goes to the rows of the machine copy; the item that its cover names, or 0. */
  private static int toRows(JsonParser json) {
    int item = 0;
    while (json.nextToken() != null) {
      if (json.currentToken() != JsonToken.PROPERTY_NAME) {
        continue;
      }
      String name = json.currentName();
      json.nextToken();
      if (name.equals(PhoneExcerptDocument.ROWS)) {
        return item;
      } else if (name.equals("cover")) {
        item = json.<JsonNode>readValueAsTree().path("item").asInt(0);
      } else {
        json.skipChildren();
      }
    }
    return item;
  }
}
