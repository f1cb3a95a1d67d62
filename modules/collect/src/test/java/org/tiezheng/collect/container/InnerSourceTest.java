package org.tiezheng.collect.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.file.FileImporter;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;

/** Members of a container as sources. */
class InnerSourceTest {
  private static final String SEALED = "ab".repeat(32);

  @Test
  void aPlaceInAMemberNamesTheSealedFileAndThePathInside() {
    try (Arena arena = Arena.ofConfined()) {
      SealedSource source = source("HomeDomain/a.db", arena);
      assertThat(source.at(new Locator.Whole()))
          .isEqualTo(new Provenance(SEALED, List.of("HomeDomain/a.db"), new Locator.Whole()));
      assertThat(source.main().at(List.of("x.txt"), new Locator.Whole()).members())
          .containsExactly("HomeDomain/a.db", "x.txt");
      assertThat(source.main().size()).as("what is there, not what is stated").isEqualTo(2);
    }
  }

  @Test
  void siblingsAreFoundByTheirPathInsideAndNothingElseIs() {
    try (Arena arena = Arena.ofConfined()) {
      SealedSource source = source("HomeDomain/a.db", arena);
      assertThat(source.sibling("a.db-wal").orElseThrow().stream()).hasContent("wal");
      assertThat(source.siblings().apply("MediaDomain/1.jpg")).isPresent();
      assertThat(source.sibling("../MediaDomain/1.jpg")).isEmpty();
      assertThat(source.siblings().apply("HomeDomain/gone")).as("not sealed").isEmpty();
    }
  }

  @Test
  void theBytesOfAMemberAreMadeOnce() {
    Fake container = new Fake();
    try (Arena arena = Arena.ofConfined()) {
      Inner main = container.find("HomeDomain/a.db").orElseThrow();
      SealedSource source = container.source(main, arena, Opening.DEFAULT);
      source.main().bytes();
      assertThat(source.siblings().apply("HomeDomain/a.db-wal")).isPresent();
      source.main().bytes();
      source.siblings().apply("HomeDomain/a.db").orElseThrow().bytes();
      assertThat(container.made).containsExactly("HomeDomain/a.db");
    }
  }

  @Test
  void aFileListedInsideAContainerBearsTheDigestOfItsOwnBytes() {
    List<Record> records = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      new FileImporter().read(source("MediaDomain/1.jpg", arena), new Kept(records));
    }
    FileEntry entry = (FileEntry) records.getFirst();
    assertThat(entry.sha256())
        .isEqualTo("f8146b6cb4961f87a1519047b8c83402754ed108ade55457d43166e564b7b4fe");
    assertThat(entry.provenance().original()).isEqualTo(SEALED);
  }

  @Test
  void aClosedSecretHoldsNothingAndNeverShowsItself() {
    Secret secret = Secret.of("密码🔑1".toCharArray());
    assertThat(secret.utf8()).isEqualTo("密码🔑1".getBytes(StandardCharsets.UTF_8));
    assertThat(secret).hasToString("Secret");
    secret.close();
    assertThat(secret.chars()).containsOnly('\0');
  }

  private static SealedSource source(String path, Arena arena) {
    Fake container = new Fake();
    return container.source(container.find(path).orElseThrow(), arena, Opening.DEFAULT);
  }

  private record Kept(List<Record> records) implements RecordSink {
    @Override
    public void record(Record row) {
      records.add(row);
    }

    @Override
    public void setAside(SetAside row) {}
  }

  /** Four members, one of them not sealed. */
  private static final class Fake implements OpenedContainer {
    private final List<String> made = new ArrayList<>();
    private final Map<String, String> files =
        Map.of("HomeDomain/a.db", "db", "HomeDomain/a.db-wal", "wal", "MediaDomain/1.jpg", "jpg");

    static MemorySegment bytes(String text) {
      return MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8)).asReadOnly();
    }

    @Override
    public Stream<Inner> members() {
      return Stream.of("HomeDomain/a.db", "HomeDomain/a.db-wal", "MediaDomain/1.jpg")
          .map(path -> find(path).orElseThrow());
    }

    @Override
    public boolean complete() {
      return true;
    }

    @Override
    public Optional<Inner> find(String path) {
      boolean known = files.containsKey(path);
      return known || path.equals("HomeDomain/gone")
          ? Optional.of(
              new Inner(
                  path.hashCode(),
                  path,
                  Inner.Type.FILE,
                  99,
                  Optional.empty(),
                  known ? Optional.of(SEALED) : Optional.empty(),
                  Map.of()))
          : Optional.empty();
    }

    @Override
    public InnerBytes bytes(Inner inner, Arena arena) {
      made.add(inner.path());
      return new InnerBytes(bytes(files.getOrDefault(inner.path(), "")), Optional.empty());
    }

    @Override
    public byte[] head(Inner inner, int most) {
      return bytes(files.getOrDefault(inner.path(), "")).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public List<Text> notes() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
