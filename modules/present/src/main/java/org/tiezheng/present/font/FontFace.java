package org.tiezheng.present.font;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tukaani.xz.XZInputStream;

/**
 * A TrueType face with glyf outlines, read from its bytes (ISO/IEC 14496-22). Only what printing
 * needs is read: character map, widths, outlines. Immutable, safe for many threads.
 */
public final class FontFace {
  private static final int TRUETYPE = 0x00010000;
  private static final int APPLE_TRUETYPE = 0x74727565;
  private static final int MAX_FILE = 64 * 1024 * 1024;

  private static final int COMPACT_OUTLINES = 0x4F54544F;

  /** OS/2.fsType: restricted licence embedding, and bitmaps only. */
  private static final int EMBEDDING_FORBIDDEN = 0x0002 | 0x0200;

  /** OS/2.fsType: the font may be embedded as a whole only; papers embed what they use. */
  private static final int SUBSETS_FORBIDDEN = 0x0100;

  private static final int LEAST_UNITS = 16;
  private static final int MOST_UNITS = 16_384;

  private final String name;
  private final byte[] data;
  private final Map<String, Table> tables;
  private final CharacterMap characters;
  private final int glyphs;
  private final int unitsPerEm;
  private final int longMetrics;
  private final boolean longOffsets;

  private record Table(int offset, int length) {}

  private static final class Noto {
    static final FontFace FACE = embedded("NotoSansSC-Regular.ttf.xz");
  }

  private static final class Emoji {
    static final FontFace FACE = embedded("NotoEmoji-Regular.ttf.xz");
  }

  private static FontFace embedded(String resource) {
    try (InputStream in = FontFace.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new UnusableFontException(resource, "程序包不完整", "the program is incomplete");
      }
      return of(resource, new XZInputStream(in).readNBytes(MAX_FILE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Noto Sans SC Regular (SIL OFL 1.1), which is part of the program: 30,890 characters. */
  public static FontFace noto() {
    return Noto.FACE;
  }

  /**
   * Noto Emoji Regular (SIL OFL 1.1), which is part of the program: emoji in outlines, so that a
   * printer without colours shows them, too.
   */
  public static FontFace emoji() {
    return Emoji.FACE;
  }

  /**
   * A face that the user supplies, such as 仿宋.
   *
   * @throws UnusableFontException if it has no glyf outlines or forbids embedding
   */
  public static FontFace read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      throw new UnusableFontException(file.toString(), "文件过大", "the file is too large");
    }
    return of(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /** As {@link #read(Path)}, from bytes. */
  static FontFace of(String file, byte[] bytes) {
    try {
      return new FontFace(file, bytes);
    } catch (IndexOutOfBoundsException
        | java.nio.BufferUnderflowException
        | IllegalArgumentException
        | ArithmeticException
        | NegativeArraySizeException e) {
      throw new UnusableFontException(file, "文件已损坏", "the file is damaged");
    }
  }

  private FontFace(String file, byte[] bytes) {
    data = bytes;
    tables = directory(file);
    for (String needed : new String[] {"head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf"}) {
      if (!tables.containsKey(needed)) {
        throw new UnusableFontException(file, "缺少 " + needed + " 表", "it has no table " + needed);
      }
    }
    if (tables.containsKey("OS/2") && (u16(at("OS/2") + 8) & EMBEDDING_FORBIDDEN) != 0) {
      throw new UnusableFontException(file, "其许可禁止嵌入", "its licence forbids embedding");
    }
    if (tables.containsKey("OS/2") && (u16(at("OS/2") + 8) & SUBSETS_FORBIDDEN) != 0) {
      throw new UnusableFontException(
          file, "其许可不允许只嵌入用到的字形", "its licence forbids embedding a part of it");
    }
    name = postScriptName().orElse(file.replaceAll("[^A-Za-z0-9-]", ""));
    glyphs = u16(at("maxp") + 4);
    unitsPerEm = u16(at("head") + 18);
    longOffsets = u16(at("head") + 50) == 1;
    longMetrics = u16(at("hhea") + 34);
    characters = CharacterMap.read(bytes, at("cmap"));
    requireSound(file);
  }

  /** What is found broken here would otherwise break a paper half way. */
  private void requireSound(String file) {
    boolean sound =
        glyphs > 0 && longMetrics > 0 && unitsPerEm >= LEAST_UNITS && unitsPerEm <= MOST_UNITS;
    for (Table table : tables.values()) {
      long end = (long) table.offset() + table.length();
      sound = sound && table.offset() >= 0 && table.length() >= 0 && end <= data.length;
    }
    Table outlines = table("glyf", file);
    Table places = table("loca", file);
    Table metrics = table("hmtx", file);
    sound =
        sound
            && places.length() >= (glyphs + 1L) * (longOffsets ? 4 : 2)
            && metrics.length() >= longMetrics * 4L + Math.max(0, glyphs - longMetrics) * 2L;
    for (int glyph = 0; sound && glyph < glyphs; glyph++) {
      long from = place(glyph);
      long to = place(glyph + 1);
      sound = from >= 0 && from <= to && to <= outlines.length();
    }
    if (!sound) {
      throw new UnusableFontException(file, "文件已损坏", "the file is damaged");
    }
  }

  private Table table(String tag, String file) {
    Table found = tables.get(tag);
    if (found == null) {
      throw new UnusableFontException(file, "缺少 " + tag + " 表", "it has no table " + tag);
    }
    return found;
  }

  private int place(int glyph) {
    int loca = at("loca");
    return longOffsets ? i32(loca + glyph * 4) : u16(loca + glyph * 2) * 2;
  }

  private Map<String, Table> directory(String file) {
    int start = 0;
    if (i32(0) == 0x74746366) { // a collection: its first face
      start = i32(12);
    }
    int version = i32(start);
    if (version == COMPACT_OUTLINES) {
      throw new UnusableFontException(
          file, "它是 CFF 轮廓的 OpenType 字体", "it is an OpenType font with CFF outlines");
    }
    if (version != TRUETYPE && version != APPLE_TRUETYPE) {
      throw new UnusableFontException(file, "不是 TrueType 字体", "it is not a TrueType font");
    }
    Map<String, Table> found = new HashMap<>();
    int count = u16(start + 4);
    for (int i = 0; i < count; i++) {
      int entry = start + 12 + i * 16;
      found.put(
          new String(data, entry, 4, StandardCharsets.ISO_8859_1),
          new Table(i32(entry + 8), i32(entry + 12)));
    }
    return found;
  }

  private Optional<String> postScriptName() {
    if (!tables.containsKey("name")) {
      return Optional.empty();
    }
    int table = at("name");
    int strings = table + u16(table + 4);
    for (int i = 0; i < u16(table + 2); i++) {
      int entry = table + 6 + i * 12;
      if (u16(entry) == 3 && u16(entry + 6) == 6) {
        String found =
            new String(data, strings + u16(entry + 10), u16(entry + 8), StandardCharsets.UTF_16BE);
        String clean = found.replaceAll("[^A-Za-z0-9-]", "");
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
      }
    }
    return Optional.empty();
  }

  /** The PostScript name. */
  public String name() {
    return name;
  }

  /** The glyph of a code point; 0 if the face has none. */
  public int glyph(int codePoint) {
    return characters.glyph(codePoint);
  }

  /** Advance width in thousandths of the font size. */
  public int width(int glyph) {
    int entry = Math.min(glyph, longMetrics - 1);
    return u16(at("hmtx") + entry * 4) * 1000 / unitsPerEm;
  }

  int unitsPerEm() {
    return unitsPerEm;
  }

  int glyphs() {
    return glyphs;
  }

  /** The horizontal metrics of a glyph as they stand in the font: width, left side bearing. */
  int metrics(int glyph) {
    int hmtx = at("hmtx");
    if (glyph < longMetrics) {
      return i32(hmtx + glyph * 4);
    }
    int width = u16(hmtx + (longMetrics - 1) * 4);
    return width << 16 | u16(hmtx + longMetrics * 4 + (glyph - longMetrics) * 2);
  }

  /** The outline of a glyph, empty for a blank. A view into the font's bytes. */
  ByteBuffer outline(int glyph) {
    int from = place(glyph);
    int to = place(glyph + 1);
    return ByteBuffer.wrap(data, at("glyf") + from, to - from).slice();
  }

  /** A whole table, or nothing. */
  Optional<byte[]> table(String tag) {
    return Optional.ofNullable(tables.get(tag))
        .map(t -> java.util.Arrays.copyOfRange(data, t.offset(), t.offset() + t.length()));
  }

  /** A signed 16-bit field of a table in thousandths of the font size. */
  int scaled(String table, int field) {
    return (short) u16(at(table) + field) * 1000 / unitsPerEm;
  }

  private int at(String table) {
    Table found = tables.get(table);
    if (found == null) {
      throw new IndexOutOfBoundsException(table);
    }
    return found.offset();
  }

  private int u16(int offset) {
    return (data[offset] & 0xff) << 8 | (data[offset + 1] & 0xff);
  }

  private int i32(int offset) {
    return u16(offset) << 16 | u16(offset + 2);
  }
}
