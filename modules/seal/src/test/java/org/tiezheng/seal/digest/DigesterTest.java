package org.tiezheng.seal.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Digests;
import org.tiezheng.seal.Openssl;

class DigesterTest {
  @TempDir Path folder;

  @Test
  void knownAnswers() {
    ContentDigest empty = Digester.both().digest(new byte[0]);
    assertThat(empty.sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(empty.digests().sm3())
        .isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
    assertThat(empty.size()).isZero();
  }

  @Test
  void sha256OnlySaysThatThereIsNoSm3() {
    ContentDigest digest = Digester.sha256Only().digest("abc".getBytes(UTF_8));
    assertThat(digest.sha256()).startsWith("ba7816bf");
    assertThat(digest.sm3()).isEmpty();
    assertThatThrownBy(digest::digests).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyWaitsForAThreadThatFailed() {
    OutOfMemoryError none = new OutOfMemoryError("none left");
    TwoThreadDigest digest =
        new TwoThreadDigest(
            DigestSet.SHA256_AND_SM3,
            () -> {
              throw none;
            });
    int size = 6 * Digester.BUFFER_BYTES;
    assertThatThrownBy(() ->
            digest.digest(
                Channels.newChannel(new ByteArrayInputStream(new byte[size])),
                _ -> {},
                _ -> {},
                size))
        .hasRootCause(none);
  }

  @Test
  void agreesWithOpensslOnRandomSizes() throws Exception {
    Openssl.require();
    SplittableRandom random = new SplittableRandom(11);
    List<Path> files = new ArrayList<>();
    int[] edges = {0, 1, 63, 64, Digester.BUFFER_BYTES, Digester.BUFFER_BYTES + 1};
    for (int i = 0; i < 16; i++) {
      int size = i < edges.length ? edges[i] : random.nextInt(3_000_000);
      files.add(randomFile("f" + i, size, random));
    }
    for (String algorithm : List.of("sha256", "sm3")) {
      List<String> command = new ArrayList<>(List.of("openssl", "dgst", "-" + algorithm, "-r"));
      files.forEach(file -> command.add(file.toString()));
      String[] lines = Openssl.run(command).output().strip().split("\n", -1);
      for (int i = 0; i < files.size(); i++) {
        ContentDigest one = Digester.both().digest(files.get(i));
        ContentDigest two = Digester.both().digestOnTwoThreads(files.get(i), read -> {});
        String found = algorithm.equals("sm3") ? one.digests().sm3() : one.sha256();
        assertThat(lines[i].toLowerCase(Locale.ROOT)).startsWith(found);
        assertThat(two).isEqualTo(one);
        assertThat(one.size()).isEqualTo(Files.size(files.get(i)));
      }
    }
  }

  @Test
  void everyWayInGivesTheSameAndCopiesExactly() throws IOException {
    Path file = randomFile("f", 1_234_567, new SplittableRandom(5));
    byte[] bytes = Files.readAllBytes(file);
    Digester digester = Digester.both();
    ContentDigest expected = digester.digest(bytes);
    assertThat(digester.digest(new ByteArrayInputStream(bytes))).isEqualTo(expected);
    try (FileChannel channel = FileChannel.open(file)) {
      assertThat(digester.digest(channel)).isEqualTo(expected);
    }
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    assertThat(digester.copy(new ByteArrayInputStream(bytes), stream)).isEqualTo(expected);
    assertThat(stream.toByteArray()).isEqualTo(bytes);
    ByteArrayOutputStream channel = new ByteArrayOutputStream();
    try (FileChannel in = FileChannel.open(file)) {
      assertThat(digester.copy(in, Channels.newChannel(channel))).isEqualTo(expected);
    }
    assertThat(channel.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void aLargeFileIsCopiedExactlyOnTwoThreads() throws IOException {
    Path file = randomFile("large", 3_000_001, new SplittableRandom(9));
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), Digester.TWO_THREADS_FROM + 5);
    }
    Path copy = folder.resolve("copy");
    AtomicLong heard = new AtomicLong();
    ContentDigest digest;
    try (FileChannel out =
        FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      digest = Digester.both().copy(file, out, heard::addAndGet);
    }
    assertThat(digest).isEqualTo(Digester.both().digest(file));
    assertThat(heard).hasValue(Digester.TWO_THREADS_FROM + 8);
    assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
    Path streamed = folder.resolve("streamed");
    heard.set(0);
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(streamed)) {
      assertThat(Digester.both().copy(in, out, Files.size(file), heard::addAndGet))
          .isEqualTo(digest);
    }
    assertThat(heard).hasValue(Digester.TWO_THREADS_FROM + 8);
    assertThat(Files.mismatch(file, streamed)).isEqualTo(-1);
    Path quick = folder.resolve("quick");
    heard.set(0);
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(quick)) {
      ContentDigest alone = Digester.sha256Only().copy(in, out, Files.size(file), heard::addAndGet);
      assertThat(alone.sha256()).isEqualTo(digest.sha256());
      assertThat(alone.sm3()).isEmpty();
      assertThat(alone.size()).isEqualTo(digest.size());
    }
    assertThat(heard).hasValue(Digester.TWO_THREADS_FROM + 8);
    assertThat(Files.mismatch(file, quick)).isEqualTo(-1);
  }

  @Test
  void sm3OfTheSameBytesIsTakenOverOnlyUnderAnEqualSha256() {
    byte[] abc = "abc".getBytes(UTF_8);
    Digests known = Digester.both().digest(abc).digests();
    assertThat(Digester.sha256Only().digest(abc).sameAs(known)).contains(known);
    assertThat(Digester.sha256Only().digest("abd".getBytes(UTF_8)).sameAs(known)).isEmpty();
  }

  @Test
  void aLargeFileThatCannotBeWrittenIsReportedAndNobodyWaitsForEver() throws IOException {
    Path file = folder.resolve("large");
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(new byte[] {1}), Digester.TWO_THREADS_FROM);
    }
    WritableByteChannel full =
        Channels.newChannel(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("full");
              }
            });
    assertThatThrownBy(() -> Digester.both().copy(file, full, read -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsReported() throws IOException {
    Path file = randomFile("growing", 600_000, new SplittableRandom(6));
    assertThatThrownBy(() -> Digester.both().digest(file, onFirst(() -> append(file))))
        .isInstanceOfSatisfying(
            SourceChangedException.class,
            e -> {
              assertThat(e.sentence().zh()).contains("读取过程中发生变化");
              assertThat(e.sentence().en()).contains("changed while it was read");
            });
  }

  @Test
  void aFileThatIsRewrittenInPlaceIsReportedOnTwoThreadsToo() throws IOException {
    Path file = randomFile("rewritten", 600_000, new SplittableRandom(7));
    Instant other = Instant.parse("2020-01-01T00:00:00Z");
    assertThatThrownBy(() ->
            Digester.both()
                .digestOnTwoThreads(
                    file,
                    read -> {
                      try {
                        Files.setLastModifiedTime(file, FileTime.from(other));
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }))
        .isInstanceOf(SourceChangedException.class);
  }

  @Test
  void aFileThatIsReplacedOrCutIsReported() throws IOException {
    Path cut = randomFile("cut", 900_000, new SplittableRandom(8));
    assertThatThrownBy(() ->
            Digester.sha256Only()
                .digest(
                    cut,
                    read -> {
                      try (FileChannel out = FileChannel.open(cut, StandardOpenOption.WRITE)) {
                        out.truncate(300_000);
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }))
        .isInstanceOf(SourceChangedException.class);
  }

  @Test
  void aDirectoryIsNotAFile() {
    assertThatThrownBy(() -> Digester.both().digest(folder))
        .isInstanceOf(NotAFileException.class)
        .hasMessageContaining("not a regular file");
  }

  private Path randomFile(String name, int size, SplittableRandom random) throws IOException {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  /** Does it for the first piece only, so that the file comes to an end. */
  private static LongConsumer onFirst(Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    return read -> {
      if (!done.getAndSet(true)) {
        action.run();
      }
    };
  }

  private static void append(Path file) {
    try {
      Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
