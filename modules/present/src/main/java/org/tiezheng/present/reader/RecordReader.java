package org.tiezheng.present.reader;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.verify.bundle.BundleLayout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes text messages, calls, mails and rows of bills for the reader of the page, in the order of
 * the records, in the same pieces and with the same index as a conversation. Streams; holds one
 * piece, and for each number the stretches of its lines.
 */
public final class RecordReader {
  private final PaperFacts facts;
  private final About about;
  private final Map<String, String> places;

  /**
   * What the page says of the item.
   *
   * @param persons real names by the key of the account
   * @param paper that prints the rows under the same numbers, if one does
   */
  public record About(
      int item,
      String title,
      String application,
      String importer,
      Map<String, String> persons,
      List<Original> sources,
      List<Text> notes,
      List<Text> gaps,
      Optional<Paper> paper) {
    public About {
      persons = Map.copyOf(persons);
      sources = List.copyOf(sources);
      notes = List.copyOf(notes);
      gaps = List.copyOf(gaps);
    }
  }

  /** A paper and on which of its pages each line stands. */
  public record Paper(String path, LinePages pages) {}

  /** A record, and the same as it stands in the bundle. */
  public record Row(Record record, JsonNode written) {}

  /**
   * @param places where originals lie in the bundle, by SHA-256
   */
  public RecordReader(PaperFacts facts, About about, Map<String, String> places) {
    this.facts = facts;
    this.about = about;
    this.places = Map.copyOf(places);
  }

  /** Whether a record is a row of this reader. */
  public static boolean shows(Record record) {
    return RecordRow.fits(record);
  }

  /**
   * Writes everything; gives how many lines there are.
   *
   * @param rows of records that this reader shows
   */
  public int write(
      Iterable<Row> rows, ConversationReader.Offsets offsets, ConversationReader.Files files)
      throws IOException {
    String item = BundleLayout.item(about.item());
    int[] written = new int[1];
    ReaderPieces pieces =
        new ReaderPieces(lines -> {
          int number = ++written[0];
          files.write(
              BundleLayout.readerLines(about.item(), number),
              ReaderScript.call(ConversationReader.LINES, item, number, lines));
          return number;
        });
    RecordRow making = new RecordRow(facts, about.persons());
    int count = 0;
    int printed = 0; // the paper prints what a phone's stores hold, and counts that alone
    for (Row each : rows) {
      ObjectNode row = making.of(each.record(), each.written(), count + 1);
      if (each.record() instanceof TextMessage || each.record() instanceof Call) {
        printed++;
        row.put("g", page(printed));
      }
      ArrayNode record = row.putArray("r");
      offsets.of(count).forEach(record::add);
      pieces.add(row, count + 1);
      count++;
    }
    ObjectNode index = index(count, making);
    ConversationReader.pieces(index.putArray("pieces"), pieces.close());
    index.putArray("recovered");
    files.write(
        BundleLayout.readerIndex(about.item()),
        ReaderScript.call(ConversationReader.INDEX, item, written[0], index));
    return count;
  }

  private int page(int line) {
    return about.paper().map(p -> p.pages().of(line)).orElse(0);
  }

  private ObjectNode index(int count, RecordRow rows) {
    ObjectNode index = EvidenceJson.mapper().createObjectNode();
    index.put("v", 1);
    index.put("item", about.item());
    index.put("records", true);
    index.put("title", about.title());
    index.put("application", about.application());
    index.put("importer", about.importer());
    index.put("zone", facts.zone().getId());
    index.put("lines", count);
    about.paper().ifPresent(p -> index.putObject("paper").put("path", p.path()));
    rows.talks(index.putArray("conversations"));
    rows.sources().into(index.putArray("sources"), places, about.sources());
    ConversationReader.texts(index.putArray("notes"), about.notes());
    ConversationReader.texts(index.putArray("gaps"), about.gaps());
    index.putArray("excerpts");
    return index;
  }
}
