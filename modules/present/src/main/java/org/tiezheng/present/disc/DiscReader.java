package org.tiezheng.present.disc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads an image of a disc back: both trees from their descriptors, by the names of Joliet. It uses
 * nothing of what the writer knew. Limits keep a damaged image from going on for ever.
 */
public final class DiscReader implements AutoCloseable {
  private static final int SECTOR = DiscLayout.SECTOR;
  private static final int DESCRIPTORS = 64;
  private static final int DEEPEST = 200;
  private static final int MOST = 10_000_000;
  private static final int MOST_FOLDERS = 200_000;
  private static final long MOST_RECORDS = 1L << 30;
  private static final int FOLDER = 2;
  private static final int SEVERAL_EXTENTS = 0x80;

  private final FileChannel file;
  private final Map<String, Entry> entries = new TreeMap<>();
  private String label = "";
  private int folders;

  /**
   * A file on the disc.
   *
   * @param offset of its first byte in the image
   */
  public record Entry(String path, long offset, long size) {}

  private record Root(Tree tree, long sector, long length) {}

  private DiscReader(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens an image.
   *
   * @throws IOException if it is none, is damaged, or its two trees lead to different files
   */
  public static DiscReader open(Path image) throws IOException {
    DiscReader reader = new DiscReader(FileChannel.open(image));
    boolean done = false;
    try {
      reader.read();
      done = true;
      return reader;
    } finally {
      if (!done) {
        reader.close();
      }
    }
  }

  /** The files by their paths. */
  public Collection<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** What the disc is called. */
  public String label() {
    return label;
  }

  /**
   * Compares the image with files of a folder, byte for byte.
   *
   * @param paths of the files that must be there, and no others
   * @return paths that are missing, differ, or are there beside them
   */
  public List<String> differing(Path folder, Collection<String> paths) throws IOException {
    Set<String> differing = new TreeSet<>(entries.keySet());
    for (String path : paths) {
      Entry entry = entries.get(path);
      if (entry != null && same(entry, folder.resolve(path))) {
        differing.remove(path);
      } else {
        differing.add(path);
      }
    }
    return List.copyOf(differing);
  }

  private boolean same(Entry entry, Path original) throws IOException {
    if (Files.size(original) != entry.size()) {
      return false;
    }
    byte[] here = new byte[1 << 20];
    byte[] there = new byte[1 << 20];
    long left = entry.size();
    try (InputStream in = Files.newInputStream(original, LinkOption.NOFOLLOW_LINKS)) {
      InputStream disc = Channels.newInputStream(file.position(entry.offset()));
      while (left > 0) {
        int want = (int) Math.min(here.length, left);
        if (in.readNBytes(here, 0, want) != want
            || disc.readNBytes(there, 0, want) != want
            || !Arrays.equals(here, 0, want, there, 0, want)) {
          return false;
        }
        left -= want;
      }
      return in.read() < 0;
    }
  }

  private void read() throws IOException {
    List<Root> roots = new ArrayList<>();
    for (int n = 0; n < DESCRIPTORS; n++) {
      ByteBuffer b = bytes((long) (DiscLayout.SYSTEM + n) * SECTOR, SECTOR);
      byte[] magic = new byte[5];
      b.get(1, magic);
      if (!Arrays.equals(magic, "CD001".getBytes(StandardCharsets.US_ASCII))) {
        throw new IOException("no descriptor of ISO 9660 in sector " + (DiscLayout.SYSTEM + n));
      }
      int type = b.get(0) & 0xFF;
      if (type == 0xFF) {
        break;
      }
      if (type == 1 || (type == 2 && b.get(88) == '%' && b.get(89) == '/')) {
        roots.add(root(b, type == 1 ? Tree.PLAIN : Tree.JOLIET));
      }
    }
    Set<List<Long>> plain = new HashSet<>();
    Set<List<Long>> joliet = new HashSet<>();
    for (Root root : roots) {
      Map<String, Entry> found = new TreeMap<>();
      walk(root.tree(), root.sector(), root.length(), "", 0, found);
      found
          .values()
          .forEach(
              e -> (root.tree() == Tree.PLAIN ? plain : joliet).add(List.of(e.offset(), e.size())));
      if (root.tree() == Tree.JOLIET) {
        entries.putAll(found);
      }
    }
    if (roots.size() != 2 || !plain.equals(joliet)) {
      throw new IOException("the two trees of the disc do not lead to the same files");
    }
  }

  private Root root(ByteBuffer b, Tree tree) throws IOException {
    long sectors = number(b, 80);
    if (sectors * SECTOR > file.size()) {
      throw new IOException("the disc is said to have " + sectors + " sectors, the file has fewer");
    }
    byte[] name = new byte[32];
    b.get(40, name);
    if (tree == Tree.JOLIET) {
      label = new String(name, StandardCharsets.UTF_16BE).strip();
    }
    return new Root(tree, number(b, 156 + 2), number(b, 156 + 10));
  }

  private void walk(
      Tree tree, long sector, long length, String above, int depth, Map<String, Entry> found)
      throws IOException {
    if (depth > DEEPEST || length > MOST_RECORDS || ++folders > MOST_FOLDERS) {
      throw new IOException("folders are nested too deep, too large or too many");
    }
    for (long at = 0; at < length; at += SECTOR) {
      ByteBuffer b = bytes(sector * SECTOR + at, SECTOR);
      int position = 0;
      while (position < SECTOR && (b.get(position) & 0xFF) > 0) {
        int size = b.get(position) & 0xFF;
        if (position + size > SECTOR || size < 34) {
          throw new IOException("a record of a folder is cut off at sector " + sector);
        }
        record(tree, b, position, above, depth, found);
        position += size;
      }
    }
  }

  private void record(
      Tree tree, ByteBuffer b, int at, String above, int depth, Map<String, Entry> found)
      throws IOException {
    byte[] name = new byte[b.get(at + 32) & 0xFF];
    b.get(at + 33, name);
    if (name.length == 1 && (name[0] == 0 || name[0] == 1)) {
      return;
    }
    String text =
        new String(
            name, tree == Tree.PLAIN ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
    int flags = b.get(at + 25) & 0xFF;
    long sector = number(b, at + 2);
    long length = number(b, at + 10);
    if ((flags & SEVERAL_EXTENTS) != 0) {
      throw new IOException("a file lies in several places, which is not written here");
    }
    if ((flags & FOLDER) != 0) {
      walk(tree, sector, length, above + text + "/", depth + 1, found);
      return;
    }
    String path = above + (text.endsWith(";1") ? text.substring(0, text.length() - 2) : text);
    if (sector * SECTOR + length > file.size() || found.size() >= MOST) {
      throw new IOException(path + " does not lie within the image");
    }
    if (found.put(path, new Entry(path, sector * SECTOR, length)) != null) {
      throw new IOException(path + " is there twice");
    }
  }

  /** A number that is written in both byte orders must be the same in both. */
  private static long number(ByteBuffer b, int at) throws IOException {
    long low = Integer.toUnsignedLong(b.order(ByteOrder.LITTLE_ENDIAN).getInt(at));
    long high = Integer.toUnsignedLong(b.order(ByteOrder.BIG_ENDIAN).getInt(at + 4));
    if (low != high) {
      throw new IOException("a number differs in its two byte orders");
    }
    return low;
  }

  private ByteBuffer bytes(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("the image ends too early");
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
