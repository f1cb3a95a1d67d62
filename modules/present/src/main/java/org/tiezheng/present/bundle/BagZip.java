package org.tiezheng.present.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * Puts a finished bag into one zip, with its SHA-256 beside it. Entries are stored, not deflated,
 * sorted, and bear one fixed time: the same bag gives the same zip on every machine.
 */
public final class BagZip {
  /** The earliest that a zip can say, and no claim about anything. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BagZip() {}

  /**
   * Writes {@code zip} and {@code zip.sha256}. The bag lies below one folder of its own name.
   *
   * @param bag a folder that a writer has finished
   * @param zip must not exist yet, nor its checksum file
   * @param progress hears the bytes and files that were stored
   * @return SHA-256 of the zip, hex
   * @throws BundleException.TargetInUse if one of the two files exists
   * @throws BundleException.NotWritten if the disk refuses; then neither file is left
   */
  public static String write(Path bag, Path zip, Progress progress) {
    Path place = zip.toAbsolutePath();
    Path sum = place.resolveSibling(name(place) + BundleLayout.CONTAINER_SUM_SUFFIX);
    requireFree(place);
    requireFree(sum);
    Path part = place.resolveSibling("." + name(place) + ".part");
    try {
      String digest = store(bag.toAbsolutePath().normalize(), part, progress);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(sum, digest + "  " + name(place) + "\n", StandardOpenOption.CREATE_NEW);
      Forcing.entries(Objects.requireNonNull(place.getParent()));
      return digest;
    } catch (IOException e) {
      discard(part);
      throw new BundleException.NotWritten(
          new Text(
              "压缩包未能写入 " + place + "：" + e.getMessage(),
              "The zip could not be written to " + place + ": " + e.getMessage()),
          e);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // What made the writing fail is told; that its rest cannot be removed adds nothing.
    }
  }

  private static void requireFree(Path place) {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new BundleException.TargetInUse(
          new Text(place + " 已存在；不会覆盖。", place + " exists already; nothing is overwritten."));
    }
  }

  private static String name(Path path) {
    return Objects.requireNonNull(path.getFileName(), "a file has a name").toString();
  }

  private static String store(Path bag, Path part, Progress progress) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(bag)) {
      files =
          all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted((a, b) -> BundleLayout.BY_PATH_BYTES.compare(path(bag, a), path(bag, b)))
              .toList();
    }
    MessageDigest digest = RunningDigest.newSha256();
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ZipOutputStream out =
            new ZipOutputStream(
                new DigestOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest),
                StandardCharsets.UTF_8)) {
      long bytes = 0;
      for (int i = 0; i < files.size(); i++) {
        bytes += store(files.get(i), name(bag) + "/" + path(bag, files.get(i)), out);
        progress.advanced(bytes, i + 1);
      }
      out.finish();
      out.flush();
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("an unfinished " + part + " is in the way", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String path(Path bag, Path file) {
    return bag.relativize(file).toString().replace('\\', '/');
  }

  private static long store(Path file, String name, ZipOutputStream out) throws IOException {
    CRC32 crc = new CRC32();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        size += n;
      }
    }
    // A stored entry states size and checksum before its bytes: the file is read twice.
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setSize(size);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    Files.copy(file, out);
    out.closeEntry();
    return size;
  }
}
