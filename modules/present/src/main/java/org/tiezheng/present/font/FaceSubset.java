package org.tiezheng.present.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The characters of one face that one file uses. Each code point gets a glyph number of its own in
 * the order of first use, so that what a reader extracts is the code point that was put in, even
 * where a face draws two characters with one glyph. Not thread-safe.
 */
public final class FaceSubset {
  private static final int CHECKSUM_MAGIC = 0xB1B0AFBA;
  private static final int COMPOSITE_WORDS = 0x0001;
  private static final int COMPOSITE_SCALE = 0x0008;
  private static final int COMPOSITE_MORE = 0x0020;
  private static final int COMPOSITE_TWO_SCALES = 0x0040;
  private static final int COMPOSITE_MATRIX = 0x0080;

  private final FontFace face;
  private final Map<Integer, Integer> ids = new HashMap<>();
  private final List<Integer> codePoints = new ArrayList<>();

  public FaceSubset(FontFace face) {
    this.face = face;
    codePoints.add(0);
  }

  public FontFace face() {
    return face;
  }

  /** The number under which a page's content shows the code point. */
  public int id(int codePoint) {
    Integer known = ids.get(codePoint);
    if (known != null) {
      return known;
    }
    int id = codePoints.size();
    ids.put(codePoint, id);
    codePoints.add(codePoint);
    return id;
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }

  /** The code point of each id; index 0 stands for "no character". */
  public List<Integer> codePoints() {
    return List.copyOf(codePoints);
  }

  /** Width of an id in thousandths of the font size. */
  public int width(int id) {
    return face.width(face.glyph(codePoints.get(id)));
  }

  /** {@code ABCDEF+Name}: the six letters depend on the characters alone. */
  public String name() {
    long hash = 1125899906842597L;
    for (int codePoint : codePoints) {
      hash = 31 * hash + codePoint;
    }
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + Math.floorMod(hash, 26)));
      hash = hash / 26;
    }
    return tag.append('+').append(face.name()).toString();
  }

  /** Box of the face in thousandths: left, bottom, right, top. */
  public int[] box() {
    return new int[] {
      face.scaled("head", 36), face.scaled("head", 38),
      face.scaled("head", 40), face.scaled("head", 42)
    };
  }

  public int ascent() {
    return face.scaled("hhea", 4);
  }

  public int descent() {
    return face.scaled("hhea", 6);
  }

  /** The subset as a TrueType file. */
  public byte[] program() {
    List<Integer> sources = new ArrayList<>();
    for (int codePoint : codePoints) {
      sources.add(sources.isEmpty() ? 0 : face.glyph(codePoint));
    }
    List<byte[]> outlines = new ArrayList<>();
    Map<Integer, Integer> components = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) { // grows while components of composites are added
      outlines.add(outline(sources.get(i), sources, components));
    }
    Map<String, byte[]> tables = new TreeMap<>();
    for (String hinting : List.of("cvt ", "fpgm", "prep")) {
      face.table(hinting).ifPresent(table -> tables.put(hinting, table));
    }
    tables.put("head", head());
    tables.put("hhea", patched("hhea", 34, sources.size()));
    tables.put("maxp", patched("maxp", 4, sources.size()));
    ByteBuffer metrics = ByteBuffer.allocate(sources.size() * 4);
    sources.forEach(glyph -> metrics.putInt(face.metrics(glyph)));
    tables.put("hmtx", metrics.array());
    ByteBuffer offsets = ByteBuffer.allocate((sources.size() + 1) * 4);
    ByteArrayOutputStream glyf = new ByteArrayOutputStream();
    for (byte[] outline : outlines) {
      offsets.putInt(glyf.size());
      glyf.writeBytes(outline);
      glyf.writeBytes(new byte[-outline.length & 3]);
    }
    offsets.putInt(glyf.size());
    tables.put("loca", offsets.array());
    tables.put("glyf", glyf.toByteArray());
    return file(tables);
  }

  private byte[] outline(int glyph, List<Integer> sources, Map<Integer, Integer> components) {
    ByteBuffer view = face.outline(glyph);
    byte[] outline = new byte[view.remaining()];
    view.get(outline);
    if (outline.length == 0 || ByteBuffer.wrap(outline).getShort(0) >= 0) {
      return outline;
    }
    ByteBuffer composite = ByteBuffer.wrap(outline);
    int at = 10;
    int flags;
    do {
      flags = composite.getShort(at);
      int component = composite.getShort(at + 2) & 0xffff;
      Integer id = components.get(component);
      if (id == null) {
        id = sources.size();
        components.put(component, id);
        sources.add(component);
      }
      composite.putShort(at + 2, id.shortValue());
      at += 4 + ((flags & COMPOSITE_WORDS) != 0 ? 4 : 2);
      if ((flags & COMPOSITE_SCALE) != 0) {
        at += 2;
      } else if ((flags & COMPOSITE_TWO_SCALES) != 0) {
        at += 4;
      } else if ((flags & COMPOSITE_MATRIX) != 0) {
        at += 8;
      }
    } while ((flags & COMPOSITE_MORE) != 0);
    return outline;
  }

  private byte[] head() {
    byte[] head = face.table("head").orElseThrow();
    ByteBuffer.wrap(head).putInt(8, 0).putShort(50, (short) 1);
    return head;
  }

  private byte[] patched(String table, int field, int value) {
    byte[] bytes = face.table(table).orElseThrow();
    ByteBuffer.wrap(bytes).putShort(field, (short) value);
    return bytes;
  }

  private static byte[] file(Map<String, byte[]> tables) {
    int count = tables.size();
    int size = 12 + 16 * count;
    for (byte[] table : tables.values()) {
      size += (table.length + 3) & ~3;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(count);
    out.putInt(0x00010000).putShort((short) count).putShort((short) (power * 16));
    out.putShort((short) Integer.numberOfTrailingZeros(power));
    out.putShort((short) ((count - power) * 16));
    int at = 12 + 16 * count;
    int head = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      out.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      out.putInt(sum(Arrays.copyOf(bytes, (bytes.length + 3) & ~3)));
      out.putInt(at).putInt(bytes.length);
      out.put(at, bytes);
      head = table.getKey().equals("head") ? at : head;
      at += (bytes.length + 3) & ~3;
    }
    out.putInt(head + 8, CHECKSUM_MAGIC - sum(out.array()));
    return out.array();
  }

  private static int sum(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int sum = 0;
    while (in.remaining() >= 4) {
      sum += in.getInt();
    }
    return sum;
  }
}
