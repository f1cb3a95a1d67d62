package org.tiezheng.collect;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.ZipArchive;
import org.tiezheng.collect.input.ZipMember;

/** What a zip archive or an OLE2 file is, by what it holds. */
final class OfficeTypes {
  private static final int NAMES = 2_000;
  private static final int PART = 64 << 10;
  private static final int OLE_SECTORS = 64;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Content type of the main part (ECMA-376 part 2) → media type of the whole. */
  private static final Map<String, String> MAIN_PARTS =
      Map.of(
          "wordprocessingml.document.main+xml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "wordprocessingml.template.main+xml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
          "ms-word.document.macroEnabled.main+xml",
          "application/vnd.ms-word.document.macroenabled.12",
          "spreadsheetml.sheet.main+xml",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "ms-excel.sheet.macroEnabled.main+xml",
          "application/vnd.ms-excel.sheet.macroenabled.12",
          "presentationml.presentation.main+xml",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "ms-powerpoint.presentation.macroEnabled.main+xml",
          "application/vnd.ms-powerpoint.presentation.macroenabled.12");

  private static final Map<String, String> STREAMS =
      Map.of(
          "WordDocument", "application/msword",
          "Workbook", "application/vnd.ms-excel",
          "Book", "application/vnd.ms-excel",
          "PowerPoint Document", "application/vnd.ms-powerpoint",
          "__properties_version1.0", "application/vnd.ms-outlook",
          "EncryptedPackage", "application/x-tika-ooxml-protected");

  private OfficeTypes() {}

  /** The type of what is in a zip archive; {@code application/zip} if it is nothing special. */
  static String zip(MemorySegment bytes) {
    Limits d = Limits.DEFAULT;
    Limits few =
        new Limits(
            d.lineBytes(), PART, d.fields(), NAMES, PART, 4 * PART, d.ratio(), d.depth(), PART);
    try {
      ZipArchive zip = ZipArchive.open(bytes, few);
      Optional<ZipMember> types = zip.member("[Content_Types].xml");
      if (types.isPresent()) {
        String xml = text(zip, types.get());
        for (Map.Entry<String, String> part : MAIN_PARTS.entrySet()) {
          if (xml.contains(part.getKey())) {
            return part.getValue();
          }
        }
      }
      Optional<ZipMember> mime = zip.member("mimetype");
      if (mime.isPresent()) {
        String type = text(zip, mime.get()).strip();
        return type.matches("application/[a-z0-9.+-]{1,80}") ? type : "application/zip";
      }
      if (zip.member("AndroidManifest.xml").isPresent()) {
        return "application/vnd.android.package-archive";
      }
    } catch (IOException e) {
      return "application/zip";
    }
    return "application/zip";
  }

  /** The type of an OLE2 file ([MS-CFB] 2.6) by the names in its directory. */
  static String ole(MemorySegment bytes) {
    try {
      Set<String> names = names(bytes);
      return STREAMS.entrySet().stream()
          .filter(e -> names.contains(e.getKey()))
          .map(Map.Entry::getValue)
          .sorted()
          .findFirst()
          .orElse("application/x-tika-msoffice");
    } catch (IndexOutOfBoundsException e) {
      return "application/x-tika-msoffice";
    }
  }

  private static Set<String> names(MemorySegment bytes) {
    long sector = 1L << Math.min(20, bytes.get(ValueLayout.JAVA_BYTE, 30));
    long next = bytes.get(INT, 48) & 0xffff_ffffL;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < OLE_SECTORS && next < 0xffff_fffaL; i++) {
      long at = (next + 1) * sector;
      for (long entry = at; entry < at + sector; entry += 128) {
        int length = bytes.get(ValueLayout.JAVA_BYTE, entry + 64);
        if (length > 2 && length <= 64) {
          byte[] name = bytes.asSlice(entry, length - 2).toArray(ValueLayout.JAVA_BYTE);
          names.add(new String(name, StandardCharsets.UTF_16LE));
        }
      }
      next = follower(bytes, next, sector);
    }
    return names;
  }

  /** The sector after one in its chain, by the tables that the header lists. */
  private static long follower(MemorySegment bytes, long current, long sector) {
    long perTable = sector / 4;
    long table = current / perTable;
    if (table >= 109) {
      return 0xffff_ffffL;
    }
    long at = ((bytes.get(INT, 76 + 4 * table) & 0xffff_ffffL) + 1) * sector;
    return bytes.get(INT, at + 4 * (current % perTable)) & 0xffff_ffffL;
  }

  private static String text(ZipArchive zip, ZipMember member) throws IOException {
    try (InputStream in = zip.open(member)) {
      return new String(in.readNBytes(PART - 1), StandardCharsets.UTF_8);
    } catch (FormatException e) {
      return "";
    }
  }
}
