package org.tiezheng.present.font;

import java.nio.ByteBuffer;

/**
 * Code point to glyph, from the cmap table (formats 4 and 12), spread out once so that looking up a
 * character of a long text costs one array access.
 */
final class CharacterMap {
  private static final int PLANES = 17;

  private final char[][] planes = new char[PLANES][];

  private CharacterMap() {}

  static CharacterMap read(byte[] font, int table) {
    ByteBuffer in = ByteBuffer.wrap(font);
    int count = in.getShort(table + 2) & 0xffff;
    CharacterMap map = new CharacterMap();
    for (int wanted : new int[] {4, 12}) { // format 12 last: it may correct and extend format 4
      for (int i = 0; i < count; i++) {
        int entry = table + 4 + i * 8;
        int platform = in.getShort(entry);
        int start = table + in.getInt(entry + 4);
        if ((platform == 0 || platform == 3) && in.getShort(start) == wanted) {
          if (wanted == 4) {
            map.segments(in, start);
          } else {
            map.groups(in, start);
          }
          break;
        }
      }
    }
    return map;
  }

  private void segments(ByteBuffer in, int start) {
    int doubled = in.getShort(start + 6) & 0xffff;
    int ends = start + 14;
    int starts = ends + doubled + 2;
    int deltas = starts + doubled;
    int ranges = deltas + doubled;
    for (int s = 0; s < doubled; s += 2) {
      int first = in.getShort(starts + s) & 0xffff;
      int last = in.getShort(ends + s) & 0xffff;
      int range = in.getShort(ranges + s) & 0xffff;
      for (int c = first; c <= last && c != 0xffff; c++) {
        int glyph = c;
        if (range != 0) {
          glyph = in.getShort(ranges + s + range + (c - first) * 2) & 0xffff;
          if (glyph == 0) {
            continue;
          }
        }
        put(c, glyph + in.getShort(deltas + s) & 0xffff);
      }
    }
  }

  private void groups(ByteBuffer in, int start) {
    int count = in.getInt(start + 12);
    for (int i = 0; i < count; i++) {
      int entry = start + 16 + i * 12;
      int first = in.getInt(entry);
      int last = Math.min(in.getInt(entry + 4), Character.MAX_CODE_POINT);
      int glyph = in.getInt(entry + 8);
      for (int c = Math.max(first, 0); c <= last; c++) {
        put(c, glyph + c - first);
      }
    }
  }

  private void put(int codePoint, int glyph) {
    int plane = codePoint >>> 16;
    char[] cells = planes[plane];
    if (cells == null) {
      cells = new char[0x10000];
      planes[plane] = cells;
    }
    cells[codePoint & 0xffff] = (char) glyph;
  }

  int glyph(int codePoint) {
    char[] cells = planes[codePoint >>> 16];
    return cells == null ? 0 : cells[codePoint & 0xffff];
  }
}
