package org.tiezheng.casework.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.export.MediaBeside;
import org.tiezheng.seal.digest.Digester;

/**
 * The folder with the media of one page. Files are named by their digests, so that no name of a
 * sender becomes one of ours and equal bytes are written once; {@code SHA256SUMS} lists them all.
 * Not thread-safe.
 */
final class MediaFolder implements MediaBeside {
  private static final int NAME = 24;
  private static final long SLICE = 16L << 20;

  private final Path folder;
  private final Viewable viewable;
  private final Map<String, Shown> shown = new HashMap<>();
  private final Map<String, String> sums = new TreeMap<>();

  /**
   * @param folder beside the page; made with the first file
   */
  MediaFolder(Path folder, Viewable viewable) {
    this.folder = folder;
    this.viewable = viewable;
  }

  /** Writes a medium and what is made of it. */
  void put(MediaType type, String sha256, MemorySegment bytes)
      throws IOException, InterruptedException {
    if (shown.containsKey(sha256)) {
      return;
    }
    Viewable.View view = viewable.of(type, bytes);
    Beside original = written(sha256, view.form().ending(), bytes);
    Optional<Beside> derived = Optional.empty();
    if (view.derived().isPresent()) {
      Viewable.View.Derived made = view.derived().get();
      String digest = sha256(made.bytes());
      derived = Optional.of(written(digest, made.ending(), made.bytes()));
    }
    shown.put(sha256, new Shown(view.way(), Optional.of(original), derived, view.note()));
  }

  private static String sha256(MemorySegment bytes) {
    byte[] all = bytes.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    return Digester.sha256Only().digest(all).sha256();
  }

  private Beside written(String sha256, String ending, MemorySegment bytes) throws IOException {
    Files.createDirectories(folder);
    String name = sha256.substring(0, Math.min(NAME, sha256.length())) + "." + ending;
    if (sums.put(name, sha256) == null) {
      try (WritableByteChannel out =
          Files.newByteChannel(
              folder.resolve(name),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (long at = 0; at < bytes.byteSize(); at += SLICE) {
          ByteBuffer slice =
              bytes.asSlice(at, Math.min(SLICE, bytes.byteSize() - at)).asByteBuffer();
          while (slice.hasRemaining()) {
            out.write(slice);
          }
        }
      }
    }
    return new Beside(folder.getFileName() + "/" + name, sha256);
  }

  /** Writes the list of files, in the form that {@code sha256sum -c} reads. */
  void list() throws IOException {
    if (!sums.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      sums.forEach((name, sha256) -> lines.append(sha256).append("  ").append(name).append('\n'));
      Files.writeString(folder.resolve("SHA256SUMS"), lines);
    }
  }

  /** How many media are there. */
  int count() {
    return shown.size();
  }

  @Override
  public Optional<Shown> of(MessageContent.Media media) {
    if (media.found().isEmpty()) {
      return Optional.of(
          missing("其字节不在已固化的来源中", "its bytes are not in the sources that were sealed"));
    }
    return Optional.of(
        Optional.ofNullable(shown.get(media.found().get()))
            .orElseGet(() ->
                missing(
                    "其字节在已固化的来源中(SHA-256 " + media.found().get() + "),但来源已加密或无法再读;给出密钥后可导出",
                    "its bytes are in the sealed source (SHA-256 "
                        + media.found().get()
                        + "), which is encrypted or cannot be read again; give its key to export"
                        + " them")));
  }

  private static Shown missing(String zh, String en) {
    return new Shown(Way.LINK, Optional.empty(), Optional.empty(), new Text(zh, en));
  }

  /** For callbacks that may not throw what writing throws. */
  void putUnchecked(MediaType type, String sha256, MemorySegment bytes) {
    try {
      put(type, sha256, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new java.io.InterruptedIOException("interrupted"));
    }
  }
}
