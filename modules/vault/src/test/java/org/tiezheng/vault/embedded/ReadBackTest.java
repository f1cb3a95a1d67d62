package org.tiezheng.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Digester;

/** What lies on the medium is digested, be it read back while it grows or at the end. */
class ReadBackTest {
  /** A piece at a time, three stretches and some. */
  private static final int PIECE = 1 << 20;

  private static final int PIECES = 100;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(Path file) throws IOException {
    return Digester.sha256Only().digest(file).sha256();
  }

  @Test
  void whatWasWrittenIsReadBackHolesIncluded() throws IOException {
    byte[] random = random(PIECE);
    for (int size : new int[] {0, 1, PIECE + 1, PIECES * PIECE + 3}) {
      try (Part part = Part.begin(folder)) {
        for (int written = 0, length; written < size; written += length) {
          length = Math.min(PIECE, size - written);
          // Half of the stretches end in a hole, and so does the file.
          byte[] piece = written / PIECE % 32 > 15 ? new byte[PIECE] : random;
          part.write(ByteBuffer.wrap(piece, 0, length));
        }
        part.force();

        assertThatCode(() -> part.requireReadBack(sha256(part.path()))).doesNotThrowAnyException();
        assertThat(Files.size(part.path())).isEqualTo(size);
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherByteOnTheMediumIsFound() throws IOException {
    ContentFolder named = new ContentFolder(folder.resolve("named"));
    byte[] random = random(PIECE);
    try (Part part = Part.begin(folder)) {
      for (int i = 0; i < PIECES; i++) {
        part.write(ByteBuffer.wrap(random));
        if (i % 32 == 10) { // In the midst of a stretch, which is not read back yet.
          try (FileChannel other = FileChannel.open(part.path(), StandardOpenOption.WRITE)) {
            other.write(ByteBuffer.wrap(new byte[] {(byte) ~random[7]}), (long) i * PIECE + 7);
          }
        }
      }
      part.force();
      Path right = folder.resolve("right");
      try (FileChannel out =
          FileChannel.open(right, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (int i = 0; i < PIECES; i++) {
          out.write(ByteBuffer.wrap(random));
        }
      }
      String digest = sha256(right);

      assertThatThrownBy(() -> named.publish(part, digest))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("read back with SHA-256");
      assertThat(named.file(digest)).doesNotExist();
    }
  }

  @Test
  void anotherByteInLinesOnTheMediumIsFound() throws IOException {
    ContentFolder named = new ContentFolder(folder.resolve("named"));
    Path parts = Files.createDirectory(folder.resolve("parts"));
    // What is read back while the file grows, and what is at its end.
    for (int at : new int[] {7, 40 * PIECE + 7}) {
      try (LineFile lines = LineFile.begin(parts)) {
        for (int i = 0; i < 60; i++) {
          lines.addLine(ByteBuffer.wrap(random(PIECE)));
          if (i == 20 && at < PIECE) {
            turn(onlyFile(parts), at);
          }
        }
        if (at > PIECE) {
          turn(onlyFile(parts), at);
        }

        assertThatThrownBy(() -> lines.publish(named))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("read back with CRC-32C");
      }
    }
    assertThat(parts).isEmptyDirectory();
    assertThat(folder.resolve("named")).doesNotExist();
  }

  @Test
  void linesGetTheirNameByTheDigestOfWhatWasWritten() throws IOException {
    ContentFolder named = new ContentFolder(folder.resolve("named"));
    Path parts = Files.createDirectory(folder.resolve("parts"));
    try (LineFile lines = LineFile.begin(parts)) {
      for (int i = 0; i < 40; i++) {
        lines.addLine(ByteBuffer.wrap(random(PIECE), i, PIECE / 2));
      }
      String name = lines.publish(named);

      assertThat(name).isEqualTo(sha256(named.file(name)));
    }
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Turns the bits of a byte around. */
  private static void turn(Path file, long at) throws IOException {
    try (FileChannel other =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      other.read(one, at);
      other.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), at);
    }
  }

  @Test
  void aStretchThatCannotBeReadBackIsNotForgotten() throws IOException {
    try (Part part = Part.begin(folder)) {
      Files.delete(part.path());
      for (int i = 0; i < 40; i++) {
        part.write(ByteBuffer.wrap(random(PIECE)));
      }
      part.force();

      assertThatThrownBy(() -> part.requireReadBack("0".repeat(64)))
          .isInstanceOf(IOException.class);
    }
  }
}
