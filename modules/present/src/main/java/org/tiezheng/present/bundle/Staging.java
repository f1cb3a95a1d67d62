package org.tiezheng.present.bundle;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * A folder beside the target in which a bundle grows. It becomes the target in one rename, or
 * disappears. It knows the digests of everything that was put into it.
 */
final class Staging implements AutoCloseable {
  private final Path target;
  private final Path shelter;
  private final Path folder;
  private long outside;
  private long outsideBytes;
  private final Forcing forcing = new Forcing();
  private final Map<String, Stored> files = new TreeMap<>(BundleLayout.BY_PATH_BYTES);

  /** A file in the folder. */
  record Stored(String path, long size, Digests digests) {}

  /** Writes a file's content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private Staging(Path target, Path shelter) throws IOException {
    this.target = target;
    this.shelter = shelter;
    // The shelter is for its owner alone; the bundle in it gets ordinary permissions.
    this.folder = Files.createDirectory(shelter.resolve("bag"));
  }

  /**
   * Makes the folder.
   *
   * @throws BundleException.TargetInUse if the target is anything but an empty folder
   */
  static Staging beside(Path target) throws IOException {
    Path place = target.toAbsolutePath().normalize();
    requireFree(place);
    Path parent = Objects.requireNonNull(place.getParent(), "the root is never free");
    return new Staging(place, Files.createTempDirectory(parent, ".bundle-"));
  }

  private static void requireFree(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (var entries = Files.newDirectoryStream(place)) {
        if (!entries.iterator().hasNext()) {
          return;
        }
      }
    } else if (!Files.exists(place)) {
      return;
    }
    throw inUse(place);
  }

  private static BundleException.TargetInUse inUse(Path place) {
    return new BundleException.TargetInUse(
        new Text(
            place + " 已存在且不是空文件夹；不会覆盖，请换一个位置。",
            place
                + " exists and is not an empty folder; nothing is overwritten, choose another"
                + " place."));
  }

  /** Copies a stream, digesting what is written. */
  Stored copy(String path, InputStream in) throws IOException {
    try (OutputStream out = open(path)) {
      return keep(path, Digester.both().copy(in, out));
    }
  }

  /**
   * Copies what should be known bytes. SHA-256 is computed of what is written; where it is the
   * known one, the bytes are the same, and so is their SM3, which is not computed again.
   *
   * @param read hears the number of bytes of each piece
   * @return SHA-256 and size of what was written; the file is kept only if they are as known
   */
  ContentDigest copy(String path, InputStream in, long size, Digests known, LongConsumer read)
      throws IOException {
    ContentDigest written;
    try (OutputStream out = open(path)) {
      written = Digester.sha256Only().copy(in, out, size, read);
    }
    Optional<Digests> same = written.sameAs(known);
    if (same.isPresent() && written.size() == size) {
      keep(path, written.size(), same.get());
      forcing.complete(folder.resolve(path), size);
    }
    return written;
  }

  Stored write(String path, String text) throws IOException {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Stored write(String path, byte[] bytes) throws IOException {
    return write(path, out -> out.write(bytes));
  }

  /** Writes a file piece by piece, digesting what is written. */
  Stored write(String path, Content content) throws IOException {
    Digesting out = new Digesting(new BufferedOutputStream(open(path)));
    try (out) {
      content.writeTo(out);
    }
    return keep(path, out.digest.finish());
  }

  private static final class Digesting extends FilterOutputStream {
    private final RunningDigest digest = new RunningDigest(DigestSet.SHA256_AND_SM3);

    Digesting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
      digest.update(bytes, offset, count);
    }
  }

  /** Writes a file without counting it among the bag's own, for {@code tiezheng/root/}. */
  void writeOutside(String path, byte[] bytes) throws IOException {
    try (OutputStream out = open(path)) {
      out.write(bytes);
    }
    outside++;
    outsideBytes += bytes.length;
  }

  /** Files, those outside among them. */
  long count() {
    return files.size() + outside;
  }

  /** Bytes of all files. */
  long bytes() {
    return outsideBytes + files.values().stream().mapToLong(Stored::size).sum();
  }

  /** Takes a file into account that somebody else has written at {@link #place}. */
  Stored adopt(String path) throws IOException {
    return keep(path, Digester.both().digest(folder.resolve(path)));
  }

  /** Where a file of this path is to be written; its folder exists. */
  Path place(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return file;
  }

  private OutputStream open(String path) throws IOException {
    return Files.newOutputStream(
        place(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private Stored keep(String path, ContentDigest digest) {
    return keep(path, digest.size(), digest.digests());
  }

  private Stored keep(String path, long size, Digests digests) {
    Stored stored = new Stored(path, size, digests);
    if (files.put(path, stored) != null) {
      throw new IllegalStateException("written twice: " + path);
    }
    return stored;
  }

  /** Everything written so far, sorted by path bytes. */
  Map<String, Stored> files() {
    return files;
  }

  Path folder() {
    return folder;
  }

  /** Forces every file and folder to disk and gives the folder its name. */
  void publish() throws IOException {
    forcing.all(folder);
    try {
      Files.deleteIfExists(target);
      Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException e) {
      throw inUse(target);
    }
    Forcing.entries(Objects.requireNonNull(target.getParent()));
  }

  /** Removes what was not published, and the shelter. */
  @Override
  public void close() throws IOException {
    forcing.close();
    try (var all = Files.walk(shelter)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
