package org.tiezheng.present.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.ChatKeyDocument;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.paper.EditedKey;
import org.tiezheng.present.paper.KeyChoice;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PrintedChat;
import org.tiezheng.present.paper.Scope;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Compares printed chats, in full and excerpted, with the rows that lie beside them in the bundle,
 * and excerpts with what proves them: the text of their pages as another program extracts it, and
 * their machine copies row by row. Full versions are read before the excerpts that refer to their
 * pages.
 */
final class ChatPaperReader {
  private static final Set<String> PAPERS =
      Set.of("DOC-CHAT-FULL", ChatKeyDocument.KEY, ChatKeyDocument.SUPPLEMENT);

  private final Path bag;
  private final Typefaces faces;
  private final PaperProofs proofs;
  private final Map<Integer, LinePages> full = new HashMap<>();
  private final Map<String, Head> heads = new HashMap<>();

  ChatPaperReader(Path bag, Typefaces faces, PaperProofs proofs) {
    this.bag = bag;
    this.faces = faces;
    this.proofs = proofs;
  }

  /** On which pages of its full version the lines of an item were found. */
  Map<Integer, LinePages> full() {
    return Map.copyOf(full);
  }

  /** What stands before the lines of a machine copy. */
  private record Head(JsonNode facts, JsonNode cover) {
    int item() {
      return cover.path("item").asInt(0);
    }

    PaperFacts paperFacts() {
      return new PaperFacts(
          "",
          "",
          "",
          "",
          List.of(),
          "",
          Instant.parse(facts.path("made").asString("1970-01-01T00:00:00Z")),
          ZoneId.of(facts.path("zone").asString("Asia/Shanghai")),
          "",
          "",
          List.of(),
          "",
          Locale.forLanguageTag(facts.path("locale").asString("zh").replace('_', '-')));
    }

    ChatRecord chat(Iterable<ChatMessage> messages) {
      Map<String, String> persons = new HashMap<>();
      cover
          .path("persons")
          .properties()
          .forEach(e -> persons.put(e.getKey(), e.getValue().asString()));
      return new ChatRecord(
          item(),
          "",
          "",
          List.of(),
          List.of(),
          persons,
          List.of(),
          "",
          CopyGrade.DERIVED,
          List.of(),
          List.of(),
          EvidenceJson.mapper().treeToValue(cover.path("scope"), Scope.class),
          messages);
    }

    KeyChoice choice() {
      List<KeyChoice.Passage> passages = new ArrayList<>();
      cover
          .path("passages")
          .forEach(
              p -> passages.add(EvidenceJson.mapper().treeToValue(p, KeyChoice.Passage.class)));
      JsonNode period = cover.path("period");
      return new KeyChoice(
          passages,
          cover.path("context").asInt(0),
          Map.of(),
          period.isObject()
              ? Optional.of(EvidenceJson.mapper().treeToValue(period, Selection.Period.class))
              : Optional.empty());
    }
  }

  /** Reads a paper back; empty if it is no chat. */
  Optional<Observation.Excerpt> read(Claim.Paper paper) throws IOException {
    if (paper.id().endsWith(ChatKeyDocument.FOR_EDITING) && paper.path().endsWith(".docx")) {
      return Optional.of(edited(paper));
    }
    if (!PAPERS.contains(paper.id()) || !paper.path().endsWith(".pdf")) {
      return Optional.empty();
    }
    try (PaperText printed = PaperText.open(bag.resolve(paper.path()))) {
      return Optional.of(compare(paper, printed));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.of(unreadable(paper, "machine copy not readable: " + e.getMessage()));
    }
  }

  /** The same for editing, by what the machine copy of the printed one chose. */
  private Observation.Excerpt edited(Claim.Paper paper) {
    String id = paper.id().substring(0, paper.id().length() - ChatKeyDocument.FOR_EDITING.length());
    Claim.Paper as = new Claim.Paper(id, paper.title(), paper.path());
    Head head = heads.get(paper.path().replaceAll("\\.docx$", ".pdf"));
    if (head == null) {
      return unreadable(as, "the printed one was not read");
    }
    try (EditedKey key = EditedKey.open(bag.resolve(paper.path()));
        Rows rows = new Rows(bag)) {
      EditedKey.Found found =
          key.compare(
              head.chat(() -> rows.of(head.item())),
              head.choice(),
              full.getOrDefault(head.item(), new LinePages()),
              head.paperFacts());
      return new Observation.Excerpt(
          head.item(),
          id,
          paper.path(),
          found.rows(),
          found.printed(),
          found.printed(),
          found.differing());
    } catch (IOException e) {
      return unreadable(as, "not readable: " + e.getMessage());
    }
  }

  private static Observation.Excerpt unreadable(Claim.Paper paper, String why) {
    return new Observation.Excerpt(0, paper.id(), paper.path(), 1, 0, 0, List.of(why));
  }

  private Observation.Excerpt compare(Claim.Paper paper, PaperText printed) throws IOException {
    Optional<InputStream> copy = printed.copy();
    if (copy.isEmpty()) {
      return unreadable(paper, "no machine copy");
    }
    List<String> differing = new ArrayList<>();
    try (JsonParser json = EvidenceJson.mapper().createParser(copy.get());
        Rows rows = new Rows(bag)) {
      Head head = head(json);
      heads.put(paper.path(), head);
      ChatRecord chat = head.chat(() -> rows.of(head.item()));
      boolean excerpt = !paper.id().equals("DOC-CHAT-FULL");
      Optional<PaperProofs.Lines> proven = proofs.of(paper.path());
      copies(json, chat, excerpt, proven, differing);
      proven.ifPresent(p -> differing.addAll(p.differing()));
      String text = printed.text();
      PrintedChat pages = new PrintedChat(text, printed.starts(), head.paperFacts(), faces);
      PrintedChat.Found found;
      if (excerpt) {
        found = pages.key(chat, head.choice(), full.getOrDefault(head.item(), new LinePages()));
      } else {
        found = pages.full(chat);
        full.put(head.item(), found.pages());
      }
      differing.addAll(found.differing());
      return new Observation.Excerpt(
          head.item(),
          paper.id(),
          paper.path(),
          found.rows(),
          found.printed(),
          found.located(),
          differing);
    }
  }

  /** Goes to the lines of the machine copy. */
  private static Head head(JsonParser json) {
    JsonNode facts = EvidenceJson.mapper().createObjectNode();
    JsonNode cover = facts;
    while (json.nextToken() != null) {
      if (json.currentToken() != JsonToken.PROPERTY_NAME) {
        continue;
      }
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case ChatFullDocument.MESSAGES, ChatKeyDocument.LINES -> {
          return new Head(facts, cover);
        }
        case "facts" -> facts = json.readValueAsTree();
        case "cover" -> cover = json.readValueAsTree();
        default -> json.skipChildren();
      }
    }
    return new Head(facts, cover);
  }

  /** Every line of the machine copy is a row of the bundle, in the same order. */
  private static void copies(
      JsonParser json,
      ChatRecord chat,
      boolean excerpt,
      Optional<PaperProofs.Lines> proven,
      List<String> differing) {
    Iterator<Integer> numbers = chat.scope().numbers();
    Iterator<ChatMessage> rows = chat.messages().iterator();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      JsonNode line = json.readValueAsTree();
      int wanted = excerpt ? line.path("line").asInt(0) : 0;
      JsonNode message = excerpt ? line.path("message") : line;
      proven.ifPresent(p -> p.line(wanted, message));
      int number = 0;
      Optional<ChatMessage> row = Optional.empty();
      do {
        row = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        number = row.isPresent() ? numbers.next() : 0;
      } while (row.isPresent() && wanted > number);
      boolean same =
          row.isPresent()
              && (!excerpt || wanted == number)
              && message.equals(EvidenceJson.mapper().readTree(EvidenceJson.write(row.get())));
      if (!same && differing.size() < 20) {
        differing.add("[%06d] machine copy".formatted(excerpt ? wanted : number));
      }
    }
    if (!excerpt && rows.hasNext()) {
      differing.add("rows that the machine copy lacks");
    }
  }

  /** The messages that lie in the bundle, read from the start as often as they are asked for. */
  private static final class Rows implements AutoCloseable {
    private final Path bag;
    private final List<BufferedReader> opened = new ArrayList<>();

    Rows(Path bag) {
      this.bag = bag;
    }

    Iterator<ChatMessage> of(int item) {
      try {
        BufferedReader lines =
            Files.newBufferedReader(
                bag.resolve(BundleLayout.records(item)), StandardCharsets.UTF_8);
        opened.add(lines);
        return lines
            .lines()
            .map(line -> EvidenceJson.read(line, Record.class))
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .iterator();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (BufferedReader lines : opened) {
        lines.close();
      }
    }
  }
}
