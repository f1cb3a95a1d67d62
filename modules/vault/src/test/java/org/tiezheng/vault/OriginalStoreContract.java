package org.tiezheng.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.NotAFileException;
import org.tiezheng.seal.digest.SourceChangedException;

/** What a caller may rely on, of every {@link OriginalStore}. */
public abstract class OriginalStoreContract {
  private static final String ABSENT = "0".repeat(64);

  @TempDir protected Path temp;

  /** The store under test; the same one within a test, a new empty one for each. */
  protected abstract OriginalStore store();

  @Test
  void whatWasPutIsOpenedByItsDigest() throws IOException {
    byte[] bytes = "第一份证据".getBytes(StandardCharsets.UTF_8);

    StoredOriginal stored = store().put(new ByteArrayInputStream(bytes));

    ContentDigest expected = Digester.both().digest(bytes);
    assertThat(stored).isEqualTo(new StoredOriginal(expected.digests(), bytes.length, true));
    assertThat(read(stored.digests().sha256())).isEqualTo(bytes);
    assertThat(store().file(stored.digests().sha256())).hasBinaryContent(bytes);
  }

  @Test
  void lengthsAroundEveryBufferArePutUnchanged() throws IOException {
    for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 262_143, 262_144, 1_000_003}) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      Path source = Files.write(temp.resolve("length-" + length), bytes);

      StoredOriginal stored = store().put(source);

      assertThat(stored.size()).isEqualTo(length);
      assertThat(stored.digests()).isEqualTo(Digester.both().digest(bytes).digests());
      assertThat(read(stored.digests().sha256())).isEqualTo(bytes);
    }
  }

  @Test
  void runsOfZerosArePutUnchanged() throws IOException {
    byte[] bytes = new byte[900_000];
    bytes[300_000] = 1;
    bytes[700_001] = 2;

    StoredOriginal stored = store().put(new ByteArrayInputStream(bytes));

    assertThat(read(stored.digests().sha256())).isEqualTo(bytes);
    StoredOriginal zeros = store().put(new ByteArrayInputStream(new byte[131_072]));
    assertThat(read(zeros.digests().sha256())).isEqualTo(new byte[131_072]);
  }

  @Test
  void aFileLargerThanTheHeapIsPutAndOpened() throws IOException {
    long size = Boolean.getBoolean("long") ? 5L << 30 : 64L << 20;
    Path source = temp.resolve("sparse");
    try (FileChannel out =
        FileChannel.open(
            source,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      out.write(ByteBuffer.wrap(new byte[] {42}), size - 1);
    }
    AtomicLong heard = new AtomicLong();

    StoredOriginal stored = store().put(source, heard::addAndGet);

    assertThat(stored.size()).isEqualTo(size);
    assertThat(heard).hasValue(size);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = store().open(stored.digests().sha256(), arena);
      assertThat(segment.byteSize()).isEqualTo(size);
      assertThat(segment.get(ValueLayout.JAVA_BYTE, size - 1)).isEqualTo((byte) 42);
      assertThat(segment.get(ValueLayout.JAVA_BYTE, size / 2)).isZero();
    }
  }

  @Test
  void theSameBytesAgainAreNotAddedAgain() throws IOException {
    byte[] bytes = {1, 2, 3};
    StoredOriginal first = store().put(new ByteArrayInputStream(bytes));

    StoredOriginal second = store().put(new ByteArrayInputStream(bytes));

    assertThat(first.added()).isTrue();
    assertThat(second).isEqualTo(new StoredOriginal(first.digests(), 3, false));
    assertThat(listed()).containsExactly(new OriginalStore.Listed(first.digests().sha256(), 3));
  }

  @Test
  void anOpenedOriginalCannotBeWrittenTo() throws IOException {
    String sha256 = store().put(new ByteArrayInputStream(new byte[] {1})).digests().sha256();

    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = store().open(sha256, arena);
      assertThat(segment.isReadOnly()).isTrue();
      assertThatThrownBy(() -> segment.set(ValueLayout.JAVA_BYTE, 0, (byte) 2))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatWasNeverPutIsNotFound() {
    assertThatThrownBy(() -> store().open(ABSENT, Arena.ofAuto()))
        .isInstanceOf(UnknownOriginalException.class);
    assertThatThrownBy(() -> store().file(ABSENT)).isInstanceOf(UnknownOriginalException.class);
  }

  @Test
  void aNameIsNeverUsedAsAPath() {
    for (String name : List.of("", "../../vault.json", ABSENT.substring(1) + "/", "A".repeat(64))) {
      assertThatThrownBy(() -> store().file(name)).isInstanceOf(UnknownOriginalException.class);
    }
  }

  @Test
  void aSourceThatFailsLeavesNothing() {
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(new byte[500_000])) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count < 0) {
              throw new IOException("the stick was pulled out");
            }
            return count;
          }
        };

    assertThatThrownBy(() -> store().put(failing))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pulled out");
    assertThat(listed()).isEmpty();
  }

  @Test
  void aSourceThatChangesWhileItIsReadIsToldAndNotKept() throws IOException {
    Path source = Files.write(temp.resolve("growing"), new byte[600_000]);

    assertThatThrownBy(
            () -> store().put(source, count -> append(source))) // after every piece that was read
        .isInstanceOf(SourceChangedException.class);
    assertThat(listed()).isEmpty();
  }

  @Test
  void aSourceThatIsNoFileIsRefused() {
    assertThatThrownBy(() -> store().put(temp)).isInstanceOf(NotAFileException.class);
    assertThatThrownBy(() -> store().put(temp.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(listed()).isEmpty();
  }

  @Test
  void manyThreadsMayPutAtOnceAlsoTheSameBytes() throws Exception {
    List<Callable<StoredOriginal>> puts = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      byte[] bytes = ("file " + i % 8).repeat(1000).getBytes(StandardCharsets.UTF_8);
      puts.add(() -> store().put(new ByteArrayInputStream(bytes)));
    }
    long added = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<StoredOriginal> put : pool.invokeAll(puts)) {
        added += put.get().added() ? 1 : 0;
      }
    }
    assertThat(added).isEqualTo(8);
    assertThat(listed()).hasSize(8);
  }

  private byte[] read(String sha256) {
    try (Arena arena = Arena.ofConfined()) {
      return store().open(sha256, arena).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private List<OriginalStore.Listed> listed() {
    try (Stream<OriginalStore.Listed> all = store().list()) {
      return all.toList();
    }
  }

  private static void append(Path file) {
    try {
      Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
