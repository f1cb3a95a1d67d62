package org.tiezheng.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;
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

        assertThat(part.readBack()).isEqualTo(sha256(part.path()));
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
  void aStretchThatCannotBeReadBackIsNotForgotten() throws IOException {
    try (Part part = Part.begin(folder)) {
      Files.delete(part.path());
      for (int i = 0; i < 40; i++) {
        part.write(ByteBuffer.wrap(random(PIECE)));
      }
      part.force();

      assertThatThrownBy(part::readBack).isInstanceOf(IOException.class);
    }
  }
}
