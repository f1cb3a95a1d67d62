package org.tiezheng.casework.app;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.Compare;
import org.tiezheng.casework.ComparedRow;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;

/**
 * Comparisons that were made, row by row, so that a page shows any part of half a million rows
 * without comparing again. Kept in a folder of its own beside the cases; may be thrown away. A
 * comparison of records that were read anew since is not given. Safe for use by many threads.
 */
public final class ComparedCopies {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;

  /**
   * @param folder for what is derived; may be thrown away at any time
   */
  public ComparedCopies(Path folder) {
    this.folder = folder;
  }

  /**
   * A comparison.
   *
   * @param key by which it is asked for
   * @param matter id of the case
   * @param conversation id within A
   * @param theirConversation id within B
   * @param messages of the conversation within A
   * @param theirMessages within B
   * @param rows how many rows it has
   * @param lines what was compared and how, for a person
   */
  public record Made(
      String key,
      String matter,
      Instant time,
      int mine,
      int theirs,
      String records,
      String theirRecords,
      String conversation,
      String theirConversation,
      long messages,
      long theirMessages,
      long rows,
      List<Text> lines,
      List<Compare.Count> counts,
      List<Compare.Finding> findings,
      List<Text> notes) {
    public Made {
      lines = List.copyOf(lines);
      counts = List.copyOf(counts);
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Some rows.
   *
   * @param count how many there are of what is asked for
   */
  public record Rows(long count, List<ComparedRow> rows) {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** Compares and keeps the rows; the custody log says that it was done. */
  public Made make(OpenCase open, Compare.Request request)
      throws IOException, InterruptedException {
    OwnerOnly.folder(folder);
    Path rows = folder.resolve(name(request, open) + ".new");
    Files.deleteIfExists(rows);
    OwnerOnly.file(rows);
    Path index = folder.resolve(rows.getFileName() + ".index");
    Files.deleteIfExists(index);
    OwnerOnly.file(index);
    try {
      Made made = compare(open, request, rows, index);
      Path header = folder.resolve(rows.getFileName() + ".head");
      Files.deleteIfExists(header);
      Files.write(
          OwnerOnly.file(header), EvidenceJson.write(made).getBytes(StandardCharsets.UTF_8));
      move(rows, made.key() + ".rows");
      move(index, made.key() + ".index");
      move(header, made.key() + ".json");
      return made;
    } finally {
      Files.deleteIfExists(rows);
      Files.deleteIfExists(index);
    }
  }

  private void move(Path from, String to) throws IOException {
    Files.move(from, folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Made compare(OpenCase open, Compare.Request request, Path rows, Path index)
      throws IOException, InterruptedException {
    try (Writing writing = new Writing(rows, index)) {
      Compare.Result result = new Compare(open).run(request, writing::row);
      var seen = result.observation();
      return new Made(
          name(request, open),
          open.matter().id(),
          open.place().clock().instant(),
          request.mine(),
          request.theirs(),
          records(open, request.mine()),
          records(open, request.theirs()),
          seen.conversation(),
          seen.theirConversation(),
          result.messages(),
          result.theirMessages(),
          writing.count,
          result.lines(),
          result.counts(),
          result.findings(),
          result.notes());
    }
  }

  /** The same for the same records and the same wish. */
  private static String name(Compare.Request request, OpenCase open) {
    String wish =
        String.join(
            "\n",
            open.matter().id(),
            request.mine() + " " + records(open, request.mine()),
            request.theirs() + " " + records(open, request.theirs()),
            request.conversation().orElse(""),
            request.theirConversation().orElse(""));
    return Digester.sha256Only()
        .digest(wish.getBytes(StandardCharsets.UTF_8))
        .sha256()
        .substring(0, 32);
  }

  private static String records(OpenCase open, int item) {
    return open.matter().item(item).flatMap(Item::reading).map(Reading::recordsDigest).orElse("");
  }

  /** The comparisons of a case that still speak of its records, the newest first. */
  public List<Made> list(OpenCase open) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Made> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        String name = file.getFileName().toString();
        find(open, name.substring(0, name.length() - ".json".length())).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(Made::time).reversed());
    return all;
  }

  /** A comparison by its key; empty if there is none of this case that still holds. */
  public Optional<Made> find(OpenCase open, String key) throws IOException {
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    Path file = folder.resolve(key + ".json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Made made = EvidenceJson.read(Files.readString(file), Made.class);
    return Optional.of(made)
        .filter(m -> m.matter().equals(open.matter().id()))
        .filter(m -> m.records().equals(records(open, m.mine())))
        .filter(m -> m.theirRecords().equals(records(open, m.theirs())));
  }

  /**
   * Rows of a comparison.
   *
   * @param verdicts of which verdicts; all if none is named
   * @param from position among them, from 0
   */
  public Rows rows(Made made, Set<String> verdicts, long from, int most) throws IOException {
    List<String> known = made.counts().stream().map(Compare.Count::verdict).toList();
    Path rows = folder.resolve(made.key() + ".rows");
    List<Long> offsets = new ArrayList<>();
    long count = 0;
    try (DataInputStream in =
        new DataInputStream(
            new java.io.BufferedInputStream(
                Files.newInputStream(folder.resolve(made.key() + ".index"))))) {
      for (long row = 0; row < made.rows(); row++) {
        String verdict = known.get(in.readByte());
        long offset = in.readLong();
        if (verdicts.isEmpty() || verdicts.contains(verdict)) {
          if (count >= from && offsets.size() < most) {
            offsets.add(offset);
          }
          count++;
        }
      }
    }
    return new Rows(count, read(rows, offsets));
  }

  private static List<ComparedRow> read(Path file, List<Long> offsets) throws IOException {
    List<ComparedRow> rows = new ArrayList<>();
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long offset : offsets) {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        fill(in, length, offset);
        ByteBuffer bytes = ByteBuffer.allocate(length.getInt(0));
        fill(in, bytes, offset + Integer.BYTES);
        rows.add(
            EvidenceJson.read(
                new String(bytes.array(), StandardCharsets.UTF_8), ComparedRow.class));
      }
    }
    return rows;
  }

  private static void fill(FileChannel in, ByteBuffer bytes, long offset) throws IOException {
    while (bytes.hasRemaining()) {
      if (in.read(bytes, offset + bytes.position()) < 0) {
        throw new IOException("cut: " + offset);
      }
    }
  }

  /** Writes rows, each behind its length, and where each begins. */
  private static final class Writing implements AutoCloseable {
    private final DataOutputStream rows;
    private final DataOutputStream index;
    private final List<String> verdicts = Compare.verdicts();
    private long count;
    private long offset;

    Writing(Path rows, Path index) throws IOException {
      this.rows = new DataOutputStream(out(rows));
      this.index = new DataOutputStream(out(index));
    }

    private static OutputStream out(Path file) throws IOException {
      return new BufferedOutputStream(Files.newOutputStream(file));
    }

    void row(ComparedRow row) {
      try {
        byte[] bytes = EvidenceJson.write(row).getBytes(StandardCharsets.UTF_8);
        index.writeByte(verdicts.indexOf(row.verdict()));
        index.writeLong(offset);
        rows.writeInt(bytes.length);
        rows.write(bytes);
        offset += Integer.BYTES + bytes.length;
        count++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      rows.close();
      index.close();
    }
  }
}
