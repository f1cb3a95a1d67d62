package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.search.Excerpt;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.WordIndex;
import org.tiezheng.casework.search.WordIndexMaker;
import org.tiezheng.casework.search.Words;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * What {@link org.tiezheng.casework.Search} finds for words alone, found by an index of each
 * reading instead of a pass over its records. Each hit that is given was looked up in the sealed
 * records and found there. The indexes are kept in a folder of their own beside the cases and can
 * be thrown away at any time. Safe for use by many threads.
 */
public final class IndexedSearch {
  /** So many are indexed faster than anybody turns to something else. */
  private static final long FEW = 20_000;

  private static final String PART = "part-";
  private static final Duration STALE = Duration.ofDays(1);

  private final Path folder;
  private final ItemLines lines;
  private final Map<Path, Object> making = new ConcurrentHashMap<>();

  /**
   * @param folder for what is derived
   * @param lines finds records by their number
   */
  public IndexedSearch(Path folder, ItemLines lines) {
    this.folder = folder;
    this.lines = lines;
  }

  /**
   * What is looked for.
   *
   * @param item only in this one
   * @param talk id of a conversation of that item, only in this one
   * @param from how many hits are passed over
   * @param most how many hits are given
   */
  public record Request(
      List<String> words, Optional<Integer> item, Optional<String> talk, long from, int most) {
    public Request {
      words = List.copyOf(words);
    }
  }

  /**
   * A part of what was found.
   *
   * @param hits by item and line; rows set aside behind the records of their item
   * @param all how many there are
   * @param near records in which the words stand apart or in another order, the most fitting first;
   *     only beside the first part, and only a few
   * @param searched records and rows set aside that the indexes know
   * @param wordless of them, those whose content is no text
   * @param unread items that have not been read
   * @param incomplete items of which rows are missing, so that they were not searched
   */
  public record Page(
      List<Found> hits,
      long all,
      List<Found> near,
      long searched,
      long wordless,
      List<Integer> unread,
      List<Integer> incomplete) {
    public Page {
      hits = List.copyOf(hits);
      near = List.copyOf(near);
      unread = List.copyOf(unread);
      incomplete = List.copyOf(incomplete);
    }
  }

  /**
   * Whether the answer is at hand, or nearly. If not, {@link #run} makes indexes first, which takes
   * some seconds for each hundred thousand records.
   */
  public boolean ready(OpenCase open, Optional<Integer> item) {
    long missing = 0;
    for (Item one : items(open.matter(), item)) {
      if (one.reading().isPresent() && !Files.isDirectory(place(open, one, one.reading().get()))) {
        missing += records(one.reading().get());
      }
    }
    return missing <= FEW;
  }

  private static long records(Reading reading) {
    return reading.tables().stream().mapToLong(Accounting::records).sum();
  }

  /** Searches; the watch of the workplace hears of indexes that must be made. */
  public Page run(OpenCase open, Request request) throws IOException {
    Pass pass = new Pass(open, request);
    for (Item item : items(open.matter(), request.item())) {
      Optional<Reading> reading = item.reading();
      if (reading.isEmpty()) {
        pass.unread.add(item.number());
        continue;
      }
      if (!reading.get().complete()) {
        pass.incomplete.add(item.number());
      }
      try (WordIndex index = index(open, item, reading.get())) {
        pass.item(item.number(), index);
      }
    }
    return pass.page();
  }

  private static List<Item> items(Case matter, Optional<Integer> number) {
    return matter.items().stream()
        .filter(i -> number.isEmpty() || i.number() == number.get())
        .toList();
  }

  /** One search. */
  private final class Pass {
    private static final int NEAR = 20;

    private final OpenCase open;
    private final Request request;
    private final Words words;
    private final List<Integer> unread = new ArrayList<>();
    private final List<Integer> incomplete = new ArrayList<>();
    private final List<Found> hits = new ArrayList<>();
    private final List<Found> near = new ArrayList<>();
    private long all;
    private long searched;
    private long wordless;

    Pass(OpenCase open, Request request) {
      this.open = open;
      this.request = request;
      this.words = Words.of(request.words());
    }

    void item(int item, WordIndex index) throws IOException {
      searched += index.size();
      wordless += index.wordless(request.talk());
      if (words.isEmpty()) {
        return;
      }
      List<WordIndex.Hit> found = index.exact(words, request.talk());
      long skipped = Math.clamp(request.from() - all, 0, found.size());
      Map<Long, SetAside> asides = new HashMap<>();
      if (!found.isEmpty() && found.getLast().line() < 0) {
        asides = asides(item);
      }
      for (WordIndex.Hit hit : found.subList((int) skipped, found.size())) {
        if (hits.size() == request.most()) {
          break;
        }
        hit(item, hit, asides).ifPresentOrElse(hits::add, () -> all--);
      }
      all += found.size();
      if (request.from() == 0 && near.size() < NEAR) {
        for (WordIndex.Hit hit : index.near(words, request.talk(), NEAR - near.size())) {
          row(item, hit.line())
              .map(row -> found(item, hit, row, Excerpt.NONE))
              .ifPresent(near::add);
        }
      }
    }

    private Optional<Found> hit(int item, WordIndex.Hit hit, Map<Long, SetAside> asides)
        throws IOException {
      if (hit.line() < 0) {
        return Optional.ofNullable(asides.get(-hit.line()))
            .flatMap(row -> words.in(row.raw()).map(e -> Found.of(item, row, e, "")));
      }
      return row(item, hit.line()).flatMap(row -> words.in(row).map(e -> found(item, hit, row, e)));
    }

    private Found found(int item, WordIndex.Hit hit, Record row, Excerpt excerpt) {
      return Found.of(item, hit.line(), hit.same(), row, excerpt, "");
    }

    private Optional<Record> row(int item, long line) throws IOException {
      return line < 1
          ? Optional.empty()
          : lines.read(open, item, line - 1, 1).stream().findFirst().map(ItemLines.Line::record);
    }

    private Map<Long, SetAside> asides(int item) {
      Map<Long, SetAside> all = new HashMap<>();
      try (Stream<SetAside> rows = open.setAsides(item)) {
        rows.forEach(row -> all.put(all.size() + 1L, row));
      }
      return all;
    }

    Page page() {
      return new Page(hits, all, near, searched, wordless, unread, incomplete);
    }
  }

  /**
   * Where the index of a reading is: named after case, item and all that the reading states. Two
   * readings may have the same records, or none, and yet other rows that were set aside, which have
   * no digest of their own.
   */
  private Path place(OpenCase open, Item item, Reading reading) {
    String whole =
        EvidenceJson.write(List.of(open.matter().id(), item.number(), item.originals(), reading));
    byte[] digest = RunningDigest.newSha256().digest(whole.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(HexFormat.of().formatHex(digest) + ".words");
  }

  private WordIndex index(OpenCase open, Item item, Reading reading) throws IOException {
    Path place = place(open, item, reading);
    Optional<WordIndex> kept = WordIndex.open(place);
    if (kept.isPresent()) {
      return kept.get();
    }
    // One makes it, others that want the same wait; nobody else does.
    synchronized (making.computeIfAbsent(place, _ -> new Object())) {
      kept = WordIndex.open(place);
      if (kept.isEmpty()) {
        make(open, item.number(), reading, place);
        kept = WordIndex.open(place);
      }
    }
    making.remove(place);
    return kept.orElseThrow(() -> new IOException("the index " + place + " cannot be read"));
  }

  private void make(OpenCase open, int item, Reading reading, Path place) throws IOException {
    OwnerOnly.folder(folder);
    removeStale(open.place().clock().instant());
    Path part = OwnerOnly.folder(Files.createTempDirectory(folder, PART));
    Watch watch = open.place().watch();
    watch.begins(
        new Text("建立证据 " + item + " 的检索索引", "making the search index of item " + item),
        records(reading),
        Watch.Unit.THINGS);
    try (Stream<Record> records = open.records(item);
        Stream<SetAside> asides = open.setAsides(item)) {
      new WordIndexMaker(watch).make(part, records, asides);
      remove(place);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(part);
    }
  }

  /** What a program that was ended in the middle has left: nobody works at an index for a day. */
  private void removeStale(Instant now) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path left : all.filter(IndexedSearch::isPart).toList()) {
        if (Files.getLastModifiedTime(left).toInstant().isBefore(now.minus(STALE))) {
          remove(left);
        }
      }
    }
  }

  private static boolean isPart(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith(PART);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
