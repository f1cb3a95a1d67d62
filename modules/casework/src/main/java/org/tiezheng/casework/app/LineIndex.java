package org.tiezheng.casework.app;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.search.RecordText;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Where each record of a reading begins in its file of JSON lines, and to which conversation it
 * belongs, so that any line is found without reading those before it. Derived from that file alone
 * and kept under its digest; it can be thrown away at any time. Immutable.
 */
final class LineIndex {
  private static final int MAGIC = 0x545A4C31; // "TZL1"
  private static final int FIRST = 1 << 10;
  private static final int EVERY = 1_000;

  /** In no conversation. */
  private static final int NONE = -1;

  private final long[] offsets;
  private final int[] talkOf;
  private final long[] times;
  private final List<Talk> talks;

  /**
   * A conversation as the index knows it.
   *
   * @param lines how many records it has
   */
  record Talk(String id, String title, String platform, int lines) {}

  private LineIndex(long[] offsets, int[] talkOf, long[] times, List<Talk> talks) {
    this.offsets = offsets;
    this.talkOf = talkOf;
    this.times = times;
    this.talks = talks;
  }

  int lines() {
    return talkOf.length;
  }

  List<Talk> talks() {
    return talks;
  }

  /** Where a line begins, counted from 0; one more than there are is the end of the file. */
  long offset(int line) {
    return offsets[line];
  }

  /** The time of a line in seconds; {@code Long.MIN_VALUE} if it has none. */
  long time(int line) {
    return times[line];
  }

  /** The lines of a conversation, counted from 0, in the order of the source. */
  int[] of(int talk) {
    int[] lines = new int[talks.get(talk).lines()];
    int n = 0;
    for (int i = 0; i < talkOf.length && n < lines.length; i++) {
      if (talkOf[i] == talk) {
        lines[n++] = i;
      }
    }
    return lines;
  }

  /** Reads the index of a file, or makes and keeps it. */
  static LineIndex of(Path records, String digest, Path folder, Watch watch) throws IOException {
    Path kept = folder.resolve(digest + ".lines");
    if (Files.isRegularFile(kept)) {
      Optional<LineIndex> read = read(kept, Files.size(records));
      if (read.isPresent()) {
        return read.get();
      }
    }
    LineIndex made = make(records, watch);
    OwnerOnly.folder(folder);
    Path part = Files.createTempFile(folder, "lines", ".part");
    try {
      made.write(part);
      Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return made;
  }

  /** Whether it need only be read. */
  static boolean kept(String digest, Path folder) {
    return Files.isRegularFile(folder.resolve(digest + ".lines"));
  }

  private static LineIndex make(Path records, Watch watch) throws IOException {
    watch.begins(
        new Text("建立行的索引", "making an index of the lines"), Files.size(records), Watch.Unit.BYTES);
    Making making = new Making();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(records), 1 << 18)) {
      byte[] line = new byte[1 << 12];
      int length = 0;
      long at = 0;
      long begin = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        at++;
        if (b == '\n') {
          making.add(begin, EvidenceJson.mapper().readValue(line, 0, length, Record.class));
          begin = at;
          length = 0;
          if (making.lines % EVERY == 0) {
            watch.at(at);
          }
        } else {
          line = length == line.length ? Arrays.copyOf(line, 2 * length) : line;
          line[length++] = (byte) b;
        }
      }
      return making.end(at);
    }
  }

  private static final class Making {
    private long[] offsets = new long[FIRST];
    private int[] talkOf = new int[FIRST];
    private long[] times = new long[FIRST];
    private int lines;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> platforms = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    void add(long offset, Record row) {
      if (lines + 1 == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        talkOf = Arrays.copyOf(talkOf, 2 * talkOf.length);
        times = Arrays.copyOf(times, 2 * times.length);
      }
      offsets[lines] = offset;
      talkOf[lines] = talk(row);
      times[lines] = row.time().instant().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
      lines++;
    }

    private int talk(Record row) {
      if (row instanceof Conversation) {
        return NONE;
      }
      Optional<String> id = RecordText.conversation(row);
      if (id.isEmpty()) {
        return NONE;
      }
      int number =
          numbers.computeIfAbsent(
              id.get(),
              _ -> {
                titles.add("");
                platforms.add("");
                counts.add(0);
                return counts.size() - 1;
              });
      counts.set(number, counts.get(number) + 1);
      switch (row) {
        case ChatMessage m -> name(number, m.conversationTitle(), m.platform());
        case TextMessage m ->
            name(
                number,
                m.counterpartName().isEmpty() ? RecordText.thread(m) : m.counterpartName(),
                "sms");
        default -> {}
      }
      return number;
    }

    private void name(int number, String title, String platform) {
      if (!title.isEmpty()) {
        titles.set(number, title);
      }
      platforms.set(number, platform);
    }

    LineIndex end(long size) {
      offsets[lines] = size;
      List<Talk> talks = new ArrayList<>();
      int n = 0;
      for (String id : numbers.keySet()) {
        talks.add(new Talk(id, titles.get(n), platforms.get(n), counts.get(n)));
        n++;
      }
      return new LineIndex(
          Arrays.copyOf(offsets, lines + 1),
          Arrays.copyOf(talkOf, lines),
          Arrays.copyOf(times, lines),
          List.copyOf(talks));
    }
  }

  private void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(talks.size());
      for (Talk talk : talks) {
        text(out, talk.id());
        text(out, talk.title());
        text(out, talk.platform());
        out.writeInt(talk.lines());
      }
      out.writeInt(talkOf.length);
      for (int i = 0; i < talkOf.length; i++) {
        out.writeLong(offsets[i]);
        out.writeInt(talkOf[i]);
        out.writeLong(times[i]);
      }
      out.writeLong(offsets[talkOf.length]);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Empty if it is none of ours, or of another size than the file: it is then made again. */
  private static Optional<LineIndex> read(Path file, long size) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18))) {
      if (in.readInt() != MAGIC) {
        return Optional.empty();
      }
      List<Talk> talks = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        talks.add(new Talk(text(in), text(in), text(in), in.readInt()));
      }
      int lines = in.readInt();
      long[] offsets = new long[lines + 1];
      int[] talkOf = new int[lines];
      long[] times = new long[lines];
      for (int i = 0; i < lines; i++) {
        offsets[i] = in.readLong();
        talkOf[i] = in.readInt();
        times[i] = in.readLong();
      }
      offsets[lines] = in.readLong();
      return offsets[lines] == size
          ? Optional.of(new LineIndex(offsets, talkOf, times, List.copyOf(talks)))
          : Optional.empty();
    } catch (IOException | NegativeArraySizeException e) {
      return Optional.empty();
    }
  }
}
