package org.tiezheng.server.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.casework.ExplainFindings;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealChecks.State;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.sound.SoundForm;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** The pages of one item: what it is, its lines, and the bytes behind a line. */
public final class ItemPages {
  private static final int ORIGINALS = 100;
  private static final int PAGE = 200;
  private static final int BYTES = 4096;

  /** So long a page waits for originals to be compared with their digests. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** A file of more bytes is compared only when somebody looks into it. */
  private static final long MUCH = 1L << 28;

  private ItemPages() {}

  /**
   * A file of an item.
   *
   * @param sha256 under which it was sealed
   * @param address of its bytes, on the origin of their own
   * @param state name of what is known of its bytes now
   * @param recording whether it has a sound that can be written down
   */
  public record FileRow(
      String name,
      long size,
      String sha256,
      String mediaType,
      String modified,
      boolean picture,
      String address,
      String state,
      boolean recording) {}

  /** One item: answers, files, reading, findings, custody. */
  public static void item(Visit visit) throws IOException {
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Item item = CaseReading.item(visit, matter);
              Map<String, Object> all = CaseReading.model(visit, matter, "item");
              all.put("item", item);
              all.put("kind", item.kind().title());
              all.put("carrier", new TreeMap<>(item.carrier()));
              all.put("answers", new TreeMap<>(item.attributes()));
              files(visit, open, item, all);
              reading(item, all);
              boolean ready = visit.app().lines().ready(open, item.number());
              all.put("ready", ready);
              all.put("lineCount", ready ? visit.app().lines().count(open, item.number()) : 0);
              all.put(
                  "talks",
                  Part.of(
                      visit,
                      "talks",
                      ready ? visit.app().lines().talks(open, item.number()) : List.of(),
                      PAGE));
              Optional<ExplainFindings.Explained> examined = new ExplainFindings(open).run();
              all.put("examined", examined.isPresent());
              examined.ifPresent(e -> all.put("made", e.made()));
              all.put("theirs", matter.ofOtherSide(item));
              all.put("later", examined.filter(e -> e.isLater(item.number())).isPresent());
              all.put(
                  "findings",
                  examined.stream()
                      .flatMap(e -> e.findings().stream())
                      .filter(f -> f.finding().item().filter(n -> n == item.number()).isPresent())
                      .map(f -> FindingRow.of(f, matter))
                      .toList());
              all.put("events", CustodyRow.newestFirst(open.custody(), of(open, item)));
              return all;
            });
    visit.page("item", model);
  }

  private static void files(Visit visit, OpenCase open, Item item, Map<String, Object> all) {
    Set<String> named = new HashSet<>(item.originals());
    List<Original> originals =
        open.originals().stream().filter(o -> named.remove(o.digests().sha256())).toList();
    List<FileRow> rows = new ArrayList<>();
    long until = System.nanoTime() + PATIENCE.toNanos();
    Part<Original> part = Part.of(visit, "files", originals, ORIGINALS);
    for (Original o : part.rows()) {
      long left = Math.max(0, until - System.nanoTime());
      rows.add(
          file(
              visit,
              o,
              o.size() > MUCH
                  ? State.UNCHECKED
                  : visit.app().checks().within(open, o, Duration.ofNanos(left))));
    }
    all.put("files", rows);
    all.put("fileList", part);
  }

  private static FileRow file(Visit visit, Original o, State state) {
    String sha256 = o.digests().sha256();
    return new FileRow(
        o.name(),
        o.size(),
        sha256,
        o.mediaType(),
        o.modified().map(Instant::toString).orElse(""),
        Set.of("image/png", "image/jpeg", "image/gif", "image/webp").contains(o.mediaType()),
        visit.bytesAddress(visit.path("case"), sha256),
        state.name(),
        !o.container() && SoundForm.of(o).isPresent());
  }

  private static void reading(Item item, Map<String, Object> all) {
    Optional<Reading> reading = item.reading();
    all.put("read", reading.isPresent());
    reading.ifPresent(r -> {
      all.put("reading", r);
      all.put("reader", ReaderNames.of(r.importer()));
      all.put("complete", r.complete());
    });
  }

  /** The entries of the custody log that speak of an item or of what it was collected with. */
  private static java.util.function.Predicate<Event> of(OpenCase open, Item item) {
    Set<String> acquisitions = new HashSet<>();
    Set<String> named = Set.copyOf(item.originals());
    open.originals().stream()
        .filter(o -> named.contains(o.digests().sha256()))
        .forEach(o -> acquisitions.add(o.acquisition()));
    String number = String.valueOf(item.number());
    return event ->
        number.equals(event.what().get("item"))
            || acquisitions.contains(event.what().getOrDefault("acquisition", ""));
  }

  /** Begins to make the index of a large item and goes to the page that shows how far it is. */
  private static boolean indexed(Visit visit) throws IOException {
    int item = visit.number("item");
    boolean ready = CaseReading.look(visit, open -> visit.app().lines().ready(open, item));
    if (!ready) {
      visit.see(
          "/jobs/"
              + WorkPages.verbs(visit)
                  .index(
                      visit.path("case"),
                      CaseReading.folder(visit),
                      visit.app().lines(),
                      item,
                      visit.request().path().rawPath())
                  .orElseThrow(WorkPages::busy)
                  .id());
    }
    return !ready;
  }

  /** The lines of an item, some at a time, for every kind of record and without a script. */
  public static void lines(Visit visit) throws IOException {
    if (indexed(visit)) {
      return;
    }
    long from = Math.max(1, visit.count("from").orElse(1));
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Item item = CaseReading.item(visit, matter);
              Map<String, Object> all = CaseReading.model(visit, matter, "item");
              ItemLines lines = visit.app().lines();
              int count = lines.count(open, item.number());
              List<LineRow> rows = new ArrayList<>();
              for (ItemLines.Line line : lines.read(open, item.number(), from - 1, PAGE)) {
                rows.add(LineRow.of(item.number(), line));
              }
              all.put("item", item);
              all.put("rows", rows);
              all.put("count", count);
              all.put("from", from);
              all.put("previous", Math.max(0, from - PAGE));
              all.put("next", from + PAGE <= count ? from + PAGE : 0);
              return all;
            });
    visit.page("lines", model);
  }

  /** A conversation to read; a script shows the lines, as many as there are. */
  public static void talk(Visit visit) throws IOException {
    if (indexed(visit)) {
      return;
    }
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Item item = CaseReading.item(visit, matter);
              List<ItemLines.Talk> talks = visit.app().lines().talks(open, item.number());
              int number = visit.number("talk");
              if (number >= talks.size()) {
                throw Refusal.notFound();
              }
              Map<String, Object> all = CaseReading.model(visit, matter, "item");
              all.put("item", item);
              all.put("talk", talks.get(number));
              all.put("zone", open.place().zone().getId());
              all.put("facts", matter.facts());
              return all;
            });
    visit.page("talk", model);
  }

  /** One line: the record, where it comes from, and the sealed bytes there. */
  public static void line(Visit visit) throws IOException {
    if (indexed(visit)) {
      return;
    }
    int number = visit.number("line");
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Item item = CaseReading.item(visit, matter);
              ItemLines.Line line =
                  (number < 1
                          ? List.<ItemLines.Line>of()
                          : visit.app().lines().read(open, item.number(), number - 1L, 1))
                      .stream().findFirst().orElseThrow(Refusal::notFound);
              Map<String, Object> all = CaseReading.model(visit, matter, "item");
              all.put("item", item);
              all.put("row", LineRow.of(item.number(), line));
              all.put(
                  "record",
                  EvidenceJson.mapper()
                      .writerWithDefaultPrettyPrinter()
                      .writeValueAsString(line.record()));
              bytes(visit, open, line, all);
              return all;
            });
    visit.page("line", model);
  }

  private static void bytes(
      Visit visit, OpenCase open, ItemLines.Line line, Map<String, Object> all) {
    Place place = Place.of(line.record().provenance());
    all.put("place", place);
    SealedBytes sealed = new SealedBytes(open);
    Optional<Original> original = sealed.find(place.original());
    all.put("hasBytes", original.isPresent());
    original.ifPresent(o -> {
      State state = visit.app().checks().within(open, o, PATIENCE);
      all.put("file", file(visit, o, state));
      if (state == State.SEALED) {
        long left = Math.max(0, o.size() - place.offset());
        long wanted = place.length() > 0 ? Math.min(place.length(), left) : left;
        int most = (int) Math.min(BYTES, wanted);
        all.put("hex", HexDump.of(place.offset(), sealed.read(o, place.offset(), most)));
        all.put("cut", wanted > BYTES);
      }
    });
  }
}
