package org.tiezheng.casework.transcript;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.casework.file.ChangedMeanwhile;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;

/**
 * The texts of the transcripts of a case that are being written, one for each recording, in the
 * folder {@code transcripts} of the case. Whoever writes one says which version he has seen; a text
 * that somebody else wrote meanwhile is never written over in silence. Safe for use by many threads
 * and programs.
 */
public final class DraftFiles {
  /** Version of a transcript that nobody has begun. */
  public static final String NONE = "";

  /** No transcript is longer: it would not be read back. */
  public static final int MOST = 16 << 20;

  private static final ReentrantLock ONE = new ReentrantLock();

  private final Path folder;

  /**
   * @param matter folder of the case
   */
  public DraftFiles(Path matter) {
    folder = matter.resolve("transcripts");
  }

  /**
   * A text as it is kept.
   *
   * @param version SHA-256 of it; {@link #NONE} if there is none
   * @param saved when it was written last
   */
  public record Kept(String text, String version, Optional<Instant> saved) {}

  /** What is to be written, made while nobody else writes. */
  public interface Writing {
    /** The new text, of the one that is kept. */
    String text(Kept now) throws IOException;
  }

  private Path file(String recording) {
    if (!recording.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: " + recording);
    }
    return folder.resolve(recording + ".txt");
  }

  /** What is kept of the transcript of a recording. */
  public Kept read(String recording) throws IOException {
    Path file = file(recording);
    try {
      if (Files.size(file) > MOST) {
        throw new TiezhengException(
            new Text("文字稿文件超过 16 MB,不能读取:" + file, "The transcript has more than 16 MB: " + file));
      }
      byte[] bytes = Files.readAllBytes(file);
      return new Kept(
          new String(bytes, StandardCharsets.UTF_8),
          version(bytes),
          Optional.of(Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return new Kept("", NONE, Optional.empty());
    }
  }

  private static String version(byte[] text) {
    return Digester.sha256Only().digest(text).sha256();
  }

  /**
   * Writes a text in place of the one of this version.
   *
   * @param based version that the writer has seen
   * @param aside whether the text that is replaced is kept in a file of its own
   * @throws ChangedMeanwhile if another version is there
   */
  public Kept write(String recording, String based, boolean aside, Writing writing)
      throws IOException {
    ONE.lock();
    try {
      OwnerOnly.folder(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        Kept now = read(recording);
        if (!now.version().equals(based)) {
          throw new ChangedMeanwhile(
              new Text(
                  "文字稿已被另一个窗口或程序改过,没有覆盖;请先看它现在的内容。",
                  "The transcript was changed in another window or by another program meanwhile;"
                      + " nothing was written over. Look at what it says now first."));
        }
        String text = writing.text(now);
        if (!text.equals(now.text())) {
          replace(recording, now, text, aside);
        }
        return read(recording);
      }
    } finally {
      ONE.unlock();
    }
  }

  private void replace(String recording, Kept now, String text, boolean aside) throws IOException {
    Path fresh = folder.resolve(recording + "." + UUID.randomUUID());
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > MOST) {
        throw new TiezhengException(
            new Text("文字稿超过 16 MB。", "The transcript would have more than 16 MB."));
      }
      OwnerOnly.file(fresh);
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        java.nio.ByteBuffer left = java.nio.ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      if (aside && !now.version().isEmpty()) {
        Path copy = folder.resolve(recording + "." + now.version().substring(0, 12) + ".txt");
        Files.copy(file(recording), copy, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(
          fresh,
          file(recording),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
