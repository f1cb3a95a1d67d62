package org.tiezheng.casework.gaps;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.witness.FolderWitness;
import org.tiezheng.collect.witness.WitnessReader;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Witness;
import org.tiezheng.examine.gaps.GapSource;

/** A rendered folder, read by the importer that recognises it. */
public final class RenderedCopy implements GapSource {
  private final List<Record> records = new ArrayList<>();
  private final List<Store> stores = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<FolderWitness.Named> files = new ArrayList<>();
  private final Set<String> importers = new TreeSet<>();

  /**
   * @param ends of the names of the files that are read; the others stand beside them
   */
  public RenderedCopy(Path root, Collection<String> ends) {
    Map<String, Member> members = members(root);
    for (Member member : members.values()) {
      files.add(new FolderWitness.Named(member.name(), member.at(new Locator.Whole())));
      SealedSource source =
          new SealedSource(member, name -> Optional.ofNullable(members.get(name)), Limits.DEFAULT);
      if (ends.stream().anyMatch(member.name()::endsWith)) {
        Importer importer = Importers.load().recognise(Probe.of(source)).importer();
        importers.add(importer.id());
        readings.add(importer.read(source, sink()));
      }
      store(source).ifPresent(stores::add);
    }
  }

  /** Who read the files. */
  Set<String> importers() {
    return importers;
  }

  /** What the importers said of the files, in order of their names. */
  public List<Reading> readings() {
    return List.copyOf(readings);
  }

  /** Every database that could be opened. */
  public List<Store> stores() {
    return List.copyOf(stores);
  }

  private static Optional<Store> store(SealedSource source) {
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    MemorySegment bytes = source.main().bytes();
    boolean database =
        bytes.byteSize() > 100
            && bytes.asSlice(0, magic.length).mismatch(MemorySegment.ofArray(magic)) == -1;
    try {
      return database ? Optional.of(Store.open(source)) : Optional.empty();
    } catch (FormatException e) {
      return Optional.empty();
    }
  }

  private RecordSink sink() {
    return new RecordSink() {
      @Override
      public void record(Record row) {
        records.add(row);
      }

      @Override
      public void setAside(SetAside row) {}
    };
  }

  private static Map<String, Member> members(Path root) {
    Map<String, Member> members = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        byte[] bytes = Files.readAllBytes(file);
        members.put(name, Member.of(name, sha256(bytes), MemorySegment.ofArray(bytes)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Stream<Record> records() {
    return records.stream();
  }

  @Override
  public void witnesses(Consumer<Witness> to) {
    stores.forEach(store -> WitnessReader.read(store, to));
    FolderWitness.read(files, to);
  }
}
