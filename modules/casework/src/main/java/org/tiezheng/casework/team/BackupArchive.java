package org.tiezheng.casework.team;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A backup while it is written: a zip with every file, and at its end a list of their digests as
 * {@code sha256sum} writes it. Not thread-safe.
 */
final class BackupArchive implements AutoCloseable {
  /** Name of the list. */
  static final String LIST = "SHA256SUMS";

  private static final int PIECE = 1 << 16;

  private final ZipOutputStream zip;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final Set<String> folders = new HashSet<>();
  private long bytes;

  BackupArchive(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a file of this name is in it. */
  boolean has(String name) {
    return digests.containsKey(name);
  }

  /** Puts a file in as long as it is now: what grows while it is read is whole up to there. */
  void put(Path file, String name) throws IOException {
    long size = Files.size(file);
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (long left = size; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) {
          break; // it became shorter; its digest is that of what is here
        }
        digest.update(piece, 0, read);
        zip.write(piece, 0, read);
        left -= read;
        bytes += read;
      }
    }
    zip.closeEntry();
    digests.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  /** Puts a folder in, which may be empty. */
  void folder(String name) throws IOException {
    if (folders.add(name)) {
      zip.putNextEntry(new ZipEntry(name + "/"));
      zip.closeEntry();
    }
  }

  int files() {
    return digests.size();
  }

  long bytes() {
    return bytes;
  }

  /** Writes the list and ends the zip. */
  void finish() throws IOException {
    StringBuilder list = new StringBuilder();
    digests.forEach((name, digest) -> list.append(digest).append("  ").append(name).append('\n'));
    zip.putNextEntry(new ZipEntry(LIST));
    zip.write(list.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
