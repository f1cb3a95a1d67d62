package org.tiezheng.collect;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/** A reading with everything it gave. */
public record Collected(Reading reading, List<Record> records, List<SetAside> aside) {

  public static Collected of(Importer importer, SealedSource source) {
    List<Record> records = new ArrayList<>();
    List<SetAside> aside = new ArrayList<>();
    Reading reading =
        importer.read(
            source,
            new RecordSink() {
              @Override
              public void record(Record row) {
                records.add(row);
              }

              @Override
              public void setAside(SetAside row) {
                aside.add(row);
              }
            });
    return new Collected(reading, records, aside);
  }

  /** Reads with the importer that recognises the bytes. */
  public static Collected of(String name, byte[] bytes) {
    SealedSource source = source(name, bytes);
    return of(recognised(source), source);
  }

  static Importer recognised(SealedSource source) {
    return Importers.load().recognise(Probe.of(source)).importer();
  }

  static SealedSource source(String name, byte[] bytes) {
    return SealedSource.of(member(name, bytes));
  }

  /** A file with others beside it. */
  static SealedSource source(String name, byte[] bytes, Map<String, byte[]> siblings) {
    return new SealedSource(
        member(name, bytes),
        other -> Optional.ofNullable(siblings.get(other)).map(b -> member(other, b)),
        Limits.DEFAULT);
  }

  /**
   * Reads a folder from one of its files, with the importer that recognises it.
   *
   * @param end of the name of the file that stands for the others
   */
  public static Collected folder(Path root, String end) {
    SealedSource source = source(root, end);
    return of(recognised(source), source);
  }

  /** Reads a folder from each of its files that the importer recognises. */
  public static List<Collected> everyFile(Path root, String importer) {
    Map<String, Member> members = members(root);
    List<Collected> all = new ArrayList<>();
    for (Member main : members.values()) {
      SealedSource source =
          new SealedSource(main, name -> Optional.ofNullable(members.get(name)), Limits.DEFAULT);
      Importer found = recognised(source);
      if (found.id().equals(importer)) {
        all.add(of(found, source));
      }
    }
    return all;
  }

  /** A file of a folder with all others beside it. */
  public static SealedSource source(Path root, String end) {
    Map<String, Member> members = members(root);
    return new SealedSource(
        main(members, end),
        name -> Optional.ofNullable(members.get(name)),
        Limits.DEFAULT,
        StoreKeys.NONE,
        () ->
            members.values().stream().map(m -> new FileBeside(m.name(), m.size(), _ -> m.bytes())));
  }

  /** All files of a folder, by name. */
  static Map<String, Member> members(Path root) {
    Map<String, Member> members = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            String name = root.relativize(file).toString().replace(File.separatorChar, '/');
            members.put(name, member(name, bytes(file)));
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return members;
  }

  /** The first whose name ends so. */
  static Member main(Map<String, Member> members, String end) {
    return members.entrySet().stream()
        .filter(e -> e.getKey().endsWith(end))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + end + " in " + members.keySet()));
  }

  static Member member(String name, byte[] bytes) {
    return Member.of(name, sha256(bytes), MemorySegment.ofArray(bytes));
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  public <T extends Record> List<T> all(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Rows that the tables say were met, and whether they agree with what was given. */
  long seen() {
    return reading.tables().stream().mapToLong(t -> t.seen()).sum();
  }

  /** A folder of the published material, or the test is skipped with a line that says so. */
  public static Path corpus(String folder) {
    Path path = Path.of(System.getProperty("corpus", ""), folder);
    boolean there = !System.getProperty("corpus", "").isEmpty() && Files.isDirectory(path);
    if (!there) {
      System.out.println("SKIPPED: no corpus folder " + folder);
    }
    Assumptions.assumeTrue(there, "corpus " + folder);
    return path;
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static boolean isLong() {
    return Boolean.getBoolean("long");
  }
}
