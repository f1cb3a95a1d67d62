package org.tiezheng.unlock.ios;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Text;

/**
 * The list of files in {@code Manifest.mbdb} (before iOS 10): records one after the other, numbers
 * with the highest byte first, texts with their length before them.
 */
final class Mbdb implements FileList {
  private static final byte[] MAGIC = "mbdb".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 6;
  private static final int NONE = 0xffff;

  private final byte[] bytes;
  private final List<Integer> offsets = new ArrayList<>();
  private final List<String> fileIds = new ArrayList<>();
  private final Paths paths = new Paths();
  private final List<Text> notes = new ArrayList<>();

  private Mbdb(byte[] bytes) {
    this.bytes = bytes;
  }

  static boolean begins(byte[] head) {
    return head.length >= HEADER && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  static Mbdb read(byte[] bytes, Opening opening) throws FormatException {
    if (!begins(bytes)) {
      throw new FormatException("Manifest.mbdb 开头不对", "Manifest.mbdb does not begin as one");
    }
    Mbdb list = new Mbdb(bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes).position(HEADER);
    while (in.hasRemaining() && list.offsets.size() < opening.members()) {
      int start = in.position();
      Fields fields;
      try {
        fields = Fields.read(in);
      } catch (BufferUnderflowException e) {
        break;
      }
      list.offsets.add(start);
      list.fileIds.add(Paths.fileId(fields.domain, fields.relative));
      list.paths.add(fields.domain, fields.relative);
    }
    int rest = bytes.length - list.end();
    if (rest > 0) {
      list.notes.add(
          new Text(
              "Manifest.mbdb 末尾有 " + rest + " 字节无法读取,可能有文件未列出",
              "the last " + rest + " bytes of Manifest.mbdb cannot be read; files may be missing"));
    }
    return list;
  }

  private int end() {
    if (offsets.isEmpty()) {
      return HEADER;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).position(offsets.getLast());
    Fields.read(in);
    return in.position();
  }

  /** One record. */
  private record Fields(
      String domain,
      String relative,
      Optional<byte[]> target,
      Optional<byte[]> digest,
      Optional<byte[]> key,
      int mode,
      long modified,
      long created,
      long size,
      int protectionClass) {

    static Fields read(ByteBuffer in) {
      String domain = text(in);
      String relative = text(in);
      Optional<byte[]> target = bytes(in);
      Optional<byte[]> digest = bytes(in);
      Optional<byte[]> key = bytes(in);
      int mode = in.getShort() & 0xffff;
      in.getLong(); // inode
      in.getInt(); // user
      in.getInt(); // group
      long modified = in.getInt() & 0xffff_ffffL;
      in.getInt(); // last access
      long created = in.getInt() & 0xffff_ffffL;
      long size = in.getLong();
      int protectionClass = in.get() & 0xff;
      for (int properties = in.get() & 0xff; properties > 0; properties--) {
        bytes(in);
        bytes(in);
      }
      return new Fields(
          domain, relative, target, digest, key, mode, modified, created, size, protectionClass);
    }

    private static String text(ByteBuffer in) {
      return bytes(in).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
    }

    private static Optional<byte[]> bytes(ByteBuffer in) {
      int length = in.getShort() & 0xffff;
      if (length == NONE) {
        return Optional.empty();
      }
      byte[] value = new byte[length];
      in.get(value);
      return Optional.of(value);
    }
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public String path(int index) {
    return paths.path(index);
  }

  @Override
  public Optional<Integer> find(String path) {
    return paths.find(path);
  }

  @Override
  public boolean complete() {
    return notes.isEmpty();
  }

  @Override
  public List<Text> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Entry entry(int index) {
    Fields f = Fields.read(ByteBuffer.wrap(bytes).position(offsets.get(index)));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("fileID", fileIds.get(index));
    facts.put("mode", Integer.toOctalString(f.mode));
    facts.put("birth", UnixSeconds.text(f.created));
    facts.put("protectionClass", Integer.toString(f.protectionClass));
    f.digest.ifPresent(d -> facts.put("digest", HexFormat.of().formatHex(d)));
    f.target.ifPresent(t -> facts.put("target", new String(t, StandardCharsets.UTF_8)));
    Inner.Type type =
        switch (f.mode & 0xf000) {
          case 0x8000 -> Inner.Type.FILE;
          case 0x4000 -> Inner.Type.FOLDER;
          case 0xa000 -> Inner.Type.LINK;
          default -> Inner.Type.OTHER;
        };
    return new Entry(
        fileIds.get(index),
        type,
        Optional.of(f.size).filter(s -> s >= 0),
        UnixSeconds.instant(f.modified),
        f.key,
        f.protectionClass,
        f.digest,
        false,
        facts);
  }
}
