package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * The records of items by number, each found without reading the others: what a page shows of half
 * a million lines. Numbers are those of {@code show}, {@code read} and {@code search}. What it
 * finds out is kept in a folder of its own beside the cases, and a little in memory. Safe for use
 * by many threads.
 */
public final class ItemLines {
  private static final int HELD = 4;

  /** So many are read faster than anybody notices. */
  private static final long FEW = 5_000;

  private final Path folder;
  private final Map<String, Object> making = new ConcurrentHashMap<>();
  private final Map<String, LineIndex> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LineIndex> eldest) {
          return size() > HELD;
        }
      };

  /**
   * @param folder for what is derived; may be thrown away at any time
   */
  public ItemLines(Path folder) {
    this.folder = folder;
  }

  /**
   * A record with its number.
   *
   * @param number within the item, from 1
   */
  public record Line(long number, Record record) {}

  /**
   * A conversation.
   *
   * @param number by which an address names it, from 0; the same as long as the reading is the same
   * @param lines how many records it has
   */
  public record Talk(int number, String id, String title, String platform, int lines) {}

  /**
   * A stretch in which nobody wrote.
   *
   * @param before position of the line that ends it, within the conversation, from 0
   * @param from second of the last line before it
   * @param to second of the first one after it
   */
  public record Silence(int before, long from, long to) {}

  /** How many records the item has; 0 if it was not read. */
  public int count(OpenCase open, int item) throws IOException {
    Optional<LineIndex> index = index(open, item);
    return index.isPresent() ? index.get().lines() : 0;
  }

  /** The conversations of an item in the order of their first record. */
  public List<Talk> talks(OpenCase open, int item) throws IOException {
    Optional<LineIndex> index = index(open, item);
    if (index.isEmpty()) {
      return List.of();
    }
    List<Talk> talks = new ArrayList<>();
    for (LineIndex.Talk t : index.get().talks()) {
      talks.add(new Talk(talks.size(), t.id(), t.title(), t.platform(), t.lines()));
    }
    return talks;
  }

  /**
   * Records of an item.
   *
   * @param from position, from 0
   * @param most how many at most
   */
  public List<Line> read(OpenCase open, int item, long from, int most) throws IOException {
    Optional<LineIndex> index = index(open, item);
    if (index.isEmpty()) {
      return List.of();
    }
    int begin = (int) Math.min(from, index.get().lines());
    int end = Math.min(index.get().lines(), begin + most);
    int[] lines = new int[end - begin];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = begin + i;
    }
    return read(open, item, index.get(), lines);
  }

  /**
   * Records of a conversation.
   *
   * @param from position within it, from 0
   */
  public List<Line> read(OpenCase open, int item, int talk, long from, int most)
      throws IOException {
    LineIndex index = index(open, item).orElseThrow();
    int[] all = index.of(talk);
    int begin = (int) Math.min(from, all.length);
    int end = Math.min(all.length, begin + most);
    return read(open, item, index, java.util.Arrays.copyOfRange(all, begin, end));
  }

  /** The stretches of a conversation without a line that are longer than so many seconds. */
  public List<Silence> silences(OpenCase open, int item, int talk, long seconds)
      throws IOException {
    LineIndex index = index(open, item).orElseThrow();
    int[] all = index.of(talk);
    List<Silence> silences = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (int i = 0; i < all.length; i++) {
      long time = index.time(all[i]);
      if (time == Long.MIN_VALUE) {
        continue;
      }
      if (last != Long.MIN_VALUE && time - last > seconds) {
        silences.add(new Silence(i, last, time));
      }
      last = Math.max(last, time);
    }
    return silences;
  }

  /** Position within a conversation of the first line that is not earlier; its length if none. */
  public int at(OpenCase open, int item, int talk, long second) throws IOException {
    LineIndex index = index(open, item).orElseThrow();
    int[] all = index.of(talk);
    for (int i = 0; i < all.length; i++) {
      if (index.time(all[i]) >= second) {
        return i;
      }
    }
    return all.length;
  }

  /** Position within a conversation of the line with this number; empty if it is of another. */
  public Optional<Integer> position(OpenCase open, int item, int talk, long number)
      throws IOException {
    int found =
        java.util.Arrays.binarySearch(index(open, item).orElseThrow().of(talk), (int) number - 1);
    return found < 0 ? Optional.empty() : Optional.of(found);
  }

  /**
   * Numbers of the records of a stretch of a conversation.
   *
   * @param from position within it, from 0
   * @param most how many at most
   */
  public List<Long> numbers(OpenCase open, int item, int talk, long from, int most)
      throws IOException {
    int[] all = index(open, item).orElseThrow().of(talk);
    List<Long> numbers = new ArrayList<>();
    for (long at = from; at < all.length && numbers.size() < most; at++) {
      numbers.add(all[(int) at] + 1L);
    }
    return numbers;
  }

  /** The time of every record of an item in seconds; {@code Long.MIN_VALUE} for one without. */
  long[] times(OpenCase open, int item) throws IOException {
    Optional<LineIndex> index = index(open, item);
    long[] times = new long[index.map(LineIndex::lines).orElse(0)];
    for (int i = 0; i < times.length; i++) {
      times[i] = index.orElseThrow().time(i);
    }
    return times;
  }

  /** Records of an item by their positions, from 0. */
  List<Line> read(OpenCase open, int item, int[] lines) throws IOException {
    Optional<LineIndex> index = index(open, item);
    return index.isPresent() ? read(open, item, index.get(), lines) : List.of();
  }

  private static List<Line> read(OpenCase open, int item, LineIndex index, int[] lines)
      throws IOException {
    List<Line> read = new ArrayList<>(lines.length);
    if (lines.length == 0) {
      return read;
    }
    try (FileChannel file =
        FileChannel.open(open.recordsFile(item).orElseThrow(), StandardOpenOption.READ)) {
      for (int line : lines) {
        long at = index.offset(line);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(index.offset(line + 1) - at));
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {}
        read.add(
            new Line(
                line + 1L,
                EvidenceJson.mapper().readValue(bytes.array(), 0, bytes.position(), Record.class)));
      }
    }
    return read;
  }

  private Optional<LineIndex> index(OpenCase open, int item) throws IOException {
    Optional<String> digest =
        open.matter().item(item).flatMap(Item::reading).map(Reading::recordsDigest);
    Optional<Path> file = open.recordsFile(item);
    if (digest.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    Optional<LineIndex> known = held(digest.get());
    if (known.isPresent()) {
      return known;
    }
    // One makes it, others that want the same wait; nobody else does.
    synchronized (making.computeIfAbsent(digest.get(), _ -> new Object())) {
      known = held(digest.get());
      if (known.isEmpty()) {
        LineIndex made = LineIndex.of(file.get(), digest.get(), folder, open.place().watch());
        synchronized (held) {
          held.put(digest.get(), made);
        }
        known = Optional.of(made);
      }
    }
    making.remove(digest.get());
    return known;
  }

  private Optional<LineIndex> held(String digest) {
    synchronized (held) {
      return Optional.ofNullable(held.get(digest));
    }
  }

  /**
   * Whether the lines of an item are at hand at once. If not, the first that asks for them makes
   * the index, which takes some seconds for each hundred thousand, and the watch of its workplace
   * hears how far it is.
   */
  public boolean ready(OpenCase open, int item) {
    Optional<Reading> reading = open.matter().item(item).flatMap(Item::reading);
    return reading
        .map(r ->
            r.tables().stream().mapToLong(Accounting::records).sum() <= FEW
                || held(r.recordsDigest()).isPresent()
                || LineIndex.kept(r.recordsDigest(), folder))
        .orElse(true);
  }
}
