package org.tiezheng.testkit.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tiezheng.testkit.file.StoredZip;

/** Zip files and Office files that attack whoever opens them. */
final class HostileZips {
  private static final LocalDateTime TIME = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final int MIB = 1 << 20;

  private HostileZips() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bomb-1-gib.zip", bomb(1024));
    files.put("slip.zip", slip());
    files.put("nested-40.zip", nested());
    files.put("many-members.zip", many());
    files.put("cut.zip", cut());
    files.put("wrong-crc.zip", wrongCrc());
    files.put("entity.docx", office("word/document.xml", entity()));
    files.put("laughs.xlsx", office("xl/sharedStrings.xml", laughs()));
    return files;
  }

  /** Zeros that unpack to a thousand times the size. */
  private static byte[] bomb(int mebibytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("zeros.bin");
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
      byte[] block = new byte[MIB];
      for (int i = 0; i < mebibytes; i++) {
        zip.write(block);
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] slip() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("../../../../tmp/slipped.txt", utf8("out of the folder\n"));
    members.put("/etc/absolute.txt", utf8("absolute\n"));
    members.put("C:\\windows\\drive.txt", utf8("drive letter\n"));
    members.put("a/./b/../../../c.txt", utf8("dots\n"));
    members.put("line\nbreak.txt", utf8("newline in the name\n"));
    members.put("good.txt", utf8("good\n"));
    return StoredZip.of(members, TIME);
  }

  private static byte[] nested() {
    byte[] inner = utf8("the innermost file\n");
    String name = "core.txt";
    for (int i = 0; i < 40; i++) {
      inner = StoredZip.of(Map.of(name, inner), TIME);
      name = "level" + i + ".zip";
    }
    return inner;
  }

  private static byte[] many() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      members.put("m" + i, new byte[0]);
    }
    return StoredZip.of(members, TIME);
  }

  private static byte[] cut() {
    byte[] whole = StoredZip.of(Map.of("a.txt", new byte[4_000]), TIME);
    return Arrays.copyOf(whole, 2_000);
  }

  private static byte[] wrongCrc() {
    byte[] whole = StoredZip.of(Map.of("a.txt", utf8("the sum of this is wrong\n")), TIME);
    whole[40] ^= 1;
    return whole;
  }

  private static byte[] office(String part, String xml) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    boolean word = part.startsWith("word/");
    String main = word ? "word/document.xml" : "xl/workbook.xml";
    String type =
        word
            ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    members.put(
        "[Content_Types].xml",
        utf8(
            "<?xml version=\"1.0\"?><Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                + " Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/"
                + main
                + "\" ContentType=\""
                + type
                + "\"/></Types>"));
    members.put(
        "_rels/.rels",
        utf8(
            "<?xml version=\"1.0\"?><Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                + " Target=\""
                + main
                + "\"/></Relationships>"));
    if (!word) {
      members.put(
          main,
          utf8(
              "<?xml version=\"1.0\"?><workbook"
                  + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets/></workbook>"));
    }
    members.put(part, utf8(xml));
    return StoredZip.of(members, TIME);
  }

  /** Asks the reader to fetch a file of the machine. */
  private static String entity() {
    return "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        + "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
  }

  /** Ten entities, each ten times the one before. */
  private static String laughs() {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 11; i++) {
      String ten = ("&e" + (i - 1) + ";").repeat(10);
      xml.append("<!ENTITY e").append(i).append(" \"").append(ten).append("\">");
    }
    return xml.append("]><sst><si><t>&e10;</t></si></sst>").toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
