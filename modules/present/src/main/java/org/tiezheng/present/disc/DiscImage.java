package org.tiezheng.present.disc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * Writes the image of a disc from files of a folder, in one pass from its beginning to its end: ISO
 * 9660 with plain names for every system, and Joliet with the names as they are. The same files
 * with the same times give the same image.
 */
public final class DiscImage {
  private static final int SECTOR = DiscLayout.SECTOR;
  private static final int BUFFER = 1 << 20;
  private static final byte[] JOLIET_LEVEL_3 = {'%', '/', 'E'};
  private static final int SYSTEM_ID = 32;
  private static final int LONGEST_LABEL = 16;

  private final Path folder;
  private final DiscLayout layout;
  private final String label;
  private final Output out;

  private DiscImage(Path folder, DiscLayout layout, String label, Output out) {
    this.folder = folder;
    this.layout = layout;
    this.label = label;
    this.out = out;
  }

  /**
   * An image that was written.
   *
   * @param sha256 of all its bytes
   * @param longNames names beyond what Joliet allows, which the usual systems read
   */
  public record Written(long bytes, String sha256, int files, long longNames) {}

  /**
   * Writes an image.
   *
   * @param paths of the files below the folder
   * @param label what the disc is called, such as {@code ZT-1}; no more than 16 units are written
   * @param target does not exist yet; a file that could not be finished is removed
   * @throws org.tiezheng.evidence.TiezhengException if a name or a file does not fit on a disc
   */
  public static Written write(Path folder, Collection<String> paths, String label, Path target)
      throws IOException {
    DiscLayout layout = DiscLayout.of(folder, paths);
    try (FileChannel file =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      boolean done = false;
      try {
        Output out = new Output(file);
        new DiscImage(folder, layout, label, out).write();
        file.force(true);
        done = true;
        return new Written(
            layout.sectors * SECTOR, out.sha256(), layout.files.size(), DiscNames.beyond(paths));
      } finally {
        if (!done) {
          Files.deleteIfExists(target);
        }
      }
    }
  }

  /** Writes on and digests what it writes. */
  private static final class Output {
    private final FileChannel file;
    private final MessageDigest digest = RunningDigest.newSha256();
    private long position;

    Output(FileChannel file) {
      this.file = file;
    }

    void put(ByteBuffer bytes) throws IOException {
      digest.update(bytes.duplicate());
      position += bytes.remaining();
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }

    void pad() throws IOException {
      int rest = (int) (position % SECTOR);
      if (rest > 0) {
        put(ByteBuffer.allocate(SECTOR - rest));
      }
    }

    void expect(long sector) {
      if (position != sector * SECTOR) {
        throw new AssertionError("at " + position + ", not at sector " + sector);
      }
    }

    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private void write() throws IOException {
    out.put(ByteBuffer.allocate(DiscLayout.SYSTEM * SECTOR));
    for (Tree tree : Tree.values()) {
      out.put(descriptor(tree));
    }
    ByteBuffer end = ByteBuffer.allocate(SECTOR);
    out.put(end.put((byte) 0xFF).put(ascii("CD001", 5)).put((byte) 1).rewind());
    for (Tree tree : Tree.values()) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        out.put(pathTable(tree, order));
        out.pad();
      }
    }
    for (Tree tree : Tree.values()) {
      for (DiscNode each : layout.folders.get(tree.index())) {
        out.expect(each.sector[tree.index()]);
        out.put(records(each, tree));
      }
    }
    for (DiscNode file : layout.files) {
      out.expect(file.sector[0]);
      copy(file);
      out.pad();
    }
    out.put(ByteBuffer.allocate(DiscLayout.TAIL * SECTOR));
    out.expect(layout.sectors);
  }

  /** What a file was when it was looked at first, it must be still. */
  private void copy(DiscNode file) throws IOException {
    long left = file.size;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in =
        Files.newInputStream(folder.resolve(file.path), LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          break;
        }
        out.put(ByteBuffer.wrap(buffer, 0, n));
      }
    }
    if (left != 0) {
      throw new IOException(file.path + ": its length changed while it was read");
    }
  }

  private static ByteBuffer records(DiscNode folder, Tree tree) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(folder.length[tree.index()]));
    for (DirectoryRecord record : folder.records(tree)) {
      int left = SECTOR - bytes.position() % SECTOR;
      if (record.bytes() > left) {
        bytes.position(bytes.position() + left);
      }
      record.put(bytes);
    }
    return bytes.rewind();
  }

  private ByteBuffer pathTable(Tree tree, ByteOrder order) {
    int t = tree.index();
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(layout.tableBytes[t])).order(order);
    for (DiscNode each : layout.folders.get(t)) {
      byte[] name = each.identifier(tree);
      int end = bytes.position() + DiscLayout.tableEntry(each, tree);
      bytes.put((byte) name.length).put((byte) 0).putInt((int) each.sector[t]);
      bytes.putShort((short) each.parent.map(p -> p.number[t]).orElse(1).intValue()).put(name);
      bytes.position(end);
    }
    return bytes.rewind();
  }

  /** ECMA-119, 8.4 and 8.5. */
  private ByteBuffer descriptor(Tree tree) {
    int t = tree.index();
    boolean joliet = tree == Tree.JOLIET;
    ByteBuffer b = ByteBuffer.allocate(SECTOR);
    b.put((byte) (joliet ? 2 : 1)).put(ascii("CD001", 5)).put((byte) 1).put((byte) 0);
    b.put(text("", SYSTEM_ID, joliet)).put(text(joliet ? label : plain(label), 32, joliet));
    b.put(new byte[8]);
    DirectoryRecord.both(b, layout.sectors);
    b.put(joliet ? JOLIET_LEVEL_3 : new byte[3]).put(new byte[29]);
    b.put(new byte[] {1, 0, 0, 1, 1, 0, 0, 1, 0, 8, 8, 0});
    DirectoryRecord.both(b, layout.tableBytes[t]);
    b.order(ByteOrder.LITTLE_ENDIAN).putInt((int) layout.tables[t][0]).putInt(0);
    b.order(ByteOrder.BIG_ENDIAN).putInt((int) layout.tables[t][1]).putInt(0);
    DiscNode root = layout.root;
    new DirectoryRecord(new byte[1], root.sector[t], root.length[t], root.time, true).put(b);
    b.put(text("", 128, joliet)).put(text("", 128, joliet)).put(text("", 128, joliet));
    b.put(text("TIEZHENG", 128, joliet));
    b.put(text("", 37, joliet)).put(text("", 37, joliet)).put(text("", 37, joliet));
    byte[] made = time(root.time);
    b.put(made).put(made).put(noTime()).put(noTime());
    b.put((byte) 1);
    return b.rewind();
  }

  /** Capital letters, digits and the low line alone. */
  private static String plain(String label) {
    return label.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  private static byte[] text(String text, int bytes, boolean joliet) {
    return joliet ? unicode(text, bytes) : ascii(text, bytes);
  }

  private static byte[] ascii(String text, int bytes) {
    byte[] field = new byte[bytes];
    Arrays.fill(field, (byte) ' ');
    byte[] given = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(given, 0, field, 0, Math.min(bytes, given.length));
    return field;
  }

  private static byte[] unicode(String text, int bytes) {
    ByteBuffer field = ByteBuffer.allocate(bytes);
    int most = Math.min(LONGEST_LABEL, bytes / 2);
    String kept = text.length() > most ? text.substring(0, most) : text;
    field.put(kept.getBytes(StandardCharsets.UTF_16BE));
    while (field.remaining() >= 2) {
      field.putChar(' ');
    }
    return field.array();
  }

  private static byte[] time(Instant time) {
    String digits =
        DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time)
            + "00";
    return Arrays.copyOf(digits.getBytes(StandardCharsets.US_ASCII), 17);
  }

  private static byte[] noTime() {
    return Arrays.copyOf("0".repeat(16).getBytes(StandardCharsets.US_ASCII), 17);
  }
}
