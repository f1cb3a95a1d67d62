package org.tiezheng.present.reader;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.ChatLines;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.paper.KeyChoice;
import org.tiezheng.present.paper.KeyOutline;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.verify.bundle.BundleLayout;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a conversation for the reader of the page: its lines in pieces, and an index that says
 * which lines stand in which piece, what the printed excerpts show and leave out, and where the
 * lines were read from. The numbers are those of the printed papers. Streams; holds one piece.
 */
public final class ConversationReader {
  /** Function of the page that takes an index. */
  static final String INDEX = "TIEZHENG_READER";

  /** Function of the page that takes signs that lines are missing. */
  static final String SIGNS = "TIEZHENG_GAPS";

  /** Function of the page that takes a piece. */
  static final String LINES = "TIEZHENG_LINES";

  private final PaperFacts facts;
  private final ChatRecord chat;
  private final Printed printed;
  private final MediaPlaces media;
  private final Map<String, String> places;
  private final SignsOfLines signs;

  /** Takes a file of the bundle. */
  @FunctionalInterface
  public interface Files {
    void write(String path, String text) throws IOException;
  }

  /** Where the record of each message begins in the item's file of records, and its length. */
  @FunctionalInterface
  public interface Offsets {
    /**
     * @param message counted from 0 among those that leave
     * @return offset and length in bytes
     */
    List<Long> of(int message);
  }

  /**
   * The papers of the conversation.
   *
   * @param path of the full version in the bundle
   * @param pages of it
   */
  public record Printed(String path, LinePages pages, List<Excerpt> excerpts) {
    public Printed {
      excerpts = List.copyOf(excerpts);
    }
  }

  /** An excerpt that was printed. */
  public record Excerpt(KeyChoice choice, Text title, String path) {}

  /**
   * @param places where originals lie in the bundle, by SHA-256
   * @param signs with the places that the messages bear
   */
  public ConversationReader(
      PaperFacts facts,
      ChatRecord chat,
      Printed printed,
      MediaPlaces media,
      Map<String, String> places,
      List<ReaderSign> signs) {
    this.signs = new SignsOfLines(signs);
    this.facts = facts;
    this.chat = chat;
    this.printed = printed;
    this.media = media;
    this.places = Map.copyOf(places);
  }

  /** Writes everything; gives how many lines there are. */
  public int write(Offsets offsets, Files files) throws IOException {
    String item = BundleLayout.item(chat.item());
    int[] written = new int[1];
    ReaderPieces.Sink sink =
        lines -> {
          int number = ++written[0];
          files.write(
              BundleLayout.readerLines(chat.item(), number),
              ReaderScript.call(LINES, item, number, lines));
          return number;
        };
    ReaderPieces live = new ReaderPieces(sink);
    ReaderPieces recovered = new ReaderPieces(sink);
    ReaderRow rows = new ReaderRow(facts, chat.persons(), media);
    Iterator<Integer> numbers = chat.scope().numbers();
    int count = 0;
    for (ChatMessage message : chat.messages()) {
      int number = numbers.next();
      signs.meets(message, number);
      ObjectNode row = rows.of(message, number);
      row.put("g", printed.pages().of(number));
      ArrayNode record = row.putArray("r");
      offsets.of(count).forEach(record::add);
      (RecoveredOnce.isRecovered(message.state()) ? recovered : live).add(row, number);
      count++;
    }
    ObjectNode index = index(count, rows);
    if (!signs.isEmpty()) {
      index.put("signs", true);
      files.write(
          BundleLayout.readerSigns(chat.item()), ReaderScript.call(SIGNS, item, 0, signs.json()));
    }
    pieces(index.putArray("pieces"), live.close());
    pieces(index.putArray("recovered"), recovered.close());
    files.write(
        BundleLayout.readerIndex(chat.item()), ReaderScript.call(INDEX, item, written[0], index));
    return count;
  }

  private ObjectNode index(int count, ReaderRow rows) {
    ObjectNode index = EvidenceJson.mapper().createObjectNode();
    index.put("v", 1);
    index.put("item", chat.item());
    index.put("title", chat.title());
    index.put("application", chat.application());
    index.put("importer", chat.importer());
    index.put("zone", facts.zone().getId());
    index.put("lines", count);
    index.set("paper", EvidenceJson.mapper().createObjectNode().put("path", printed.path()));
    talks(index.putArray("conversations"), rows);
    rows.sources().into(index.putArray("sources"), places, chat.sources());
    texts(index.putArray("notes"), chat.notes());
    texts(index.putArray("gaps"), chat.gaps());
    if (chat.scope().narrowed()) {
      index.set("scope", text(chat.scope().numbered()));
    }
    index.set("recoveredTitle", text(ChatLines.RECOVERED));
    index.set("recoveredMeans", text(ChatLines.RECOVERED_MEANS));
    ArrayNode excerpts = index.putArray("excerpts");
    printed.excerpts().forEach(excerpt -> excerpt(excerpts.addObject(), excerpt));
    return index;
  }

  private static void talks(ArrayNode out, ReaderRow rows) {
    rows.talks()
        .forEach((id, talk) ->
            out.addObject().put("id", id).put("title", talk.title).put("lines", talk.lines));
  }

  static void texts(ArrayNode out, List<Text> texts) {
    texts.forEach(t -> out.add(text(t)));
  }

  private static ObjectNode text(Text text) {
    return EvidenceJson.mapper().createObjectNode().put("zh", text.zh()).put("en", text.en());
  }

  private void excerpt(ObjectNode out, Excerpt excerpt) {
    KeyOutline outline = KeyOutline.of(chat, excerpt.choice(), printed.pages(), facts);
    out.set("title", text(excerpt.title()));
    out.put("path", excerpt.path());
    out.put("context", excerpt.choice().context());
    excerpt
        .choice()
        .period()
        .ifPresent(p ->
            out.putObject("period")
                .put("first", p.first().toString())
                .put("last", p.last().toString()));
    out.put("lines", outline.lines());
    out.put("shown", outline.shown());
    out.put("recoveredLines", outline.recoveredLines());
    ranges(out.putArray("chosen"), outline.chosen());
    ranges(out.putArray("recovered"), outline.recovered());
    ArrayNode parts = out.putArray("parts");
    for (KeyOutline.Part part : outline.parts()) {
      switch (part) {
        case KeyOutline.Shown shown -> {
          ObjectNode one = parts.addObject();
          ranges(one.putArray("lines"), shown.lines());
          ArrayNode about = one.putArray("facts");
          shown.facts().forEach(about::add);
        }
        case KeyOutline.Omitted omitted ->
            parts
                .addObject()
                .put("first", omitted.first())
                .put("last", omitted.last())
                .put("omitted", omitted.count())
                .set("sentence", text(omitted.sentence()));
      }
    }
    ArrayNode passages = out.putArray("passages");
    excerpt
        .choice()
        .passages()
        .forEach(p -> {
          ObjectNode one = passages.addObject();
          one.put("fact", p.fact()).put("supports", p.supports()).put("note", p.note());
          ranges(one.putArray("lines"), p.lines());
        });
    ArrayNode glossary = out.putArray("glossary");
    new TreeMap<>(excerpt.choice().glossary())
        .forEach((word, meaning) -> glossary.addArray().add(word).add(meaning));
  }

  private static void ranges(ArrayNode out, List<LineRange> ranges) {
    ranges.forEach(r -> out.addArray().add(r.first()).add(r.last()));
  }

  static void pieces(ArrayNode out, List<ReaderPieces.Piece> pieces) {
    pieces.forEach(p ->
        out.addArray().add(p.number()).add(p.first()).add(p.last()).add(p.count()).add(p.day()));
  }
}
