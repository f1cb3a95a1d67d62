package org.tiezheng.testkit.phone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes address books as vCards, in the ways that phones do. */
public final class VcardFile {
  private static final Charset GBK = Charset.forName("GBK");

  /** A phone's way of writing. */
  public enum Way {
    /** Version 2.1, quoted-printable in UTF-8, as Android has long done. */
    OLD_UTF8,
    /** Version 2.1, quoted-printable in GBK that calls itself GB2312. */
    OLD_GB2312,
    /** Version 2.1 with the bytes of GBK as they are and no word about it. */
    OLD_RAW_GBK,
    /** Version 3.0 in UTF-8, long lines folded. */
    V3,
    /** Version 4.0 in UTF-8, numbers as URIs. */
    V4
  }

  private final Way way;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private VcardFile(Way way) {
    this.way = way;
  }

  public static byte[] of(List<PhoneContact> contacts, Way way) {
    VcardFile writer = new VcardFile(way);
    contacts.forEach(writer::card);
    return writer.file.toByteArray();
  }

  private void card(PhoneContact contact) {
    line("BEGIN:VCARD");
    line(way == Way.V3 ? "VERSION:3.0" : way == Way.V4 ? "VERSION:4.0" : "VERSION:2.1");
    property("FN", contact.name());
    for (String number : contact.numbers()) {
      line(way == Way.V4 ? "TEL;VALUE=uri;TYPE=cell:tel:" + number : "TEL;CELL:" + number);
    }
    contact.mails().forEach(mail -> line("EMAIL:" + mail));
    if (!contact.organisation().isEmpty()) {
      property("ORG", contact.organisation());
    }
    if (!contact.note().isEmpty()) {
      property("NOTE", contact.note());
    }
    line("X-QQ:" + (10_000 + contact.id()));
    line("REV:20240501T010203Z");
    line("END:VCARD");
  }

  private void property(String name, String value) {
    switch (way) {
      case OLD_UTF8 ->
          line(name + ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + quoted(value, false));
      case OLD_GB2312 ->
          line(name + ";ENCODING=QUOTED-PRINTABLE;CHARSET=GB2312:" + quoted(value, true));
      case OLD_RAW_GBK -> line(name + ":" + value.replace(";", "\\;"));
      case V3, V4 -> folded(name + ":" + escaped(value));
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** RFC 2045 6.7 with soft line breaks, a semicolon of the value escaped before. */
  private static String quoted(String value, boolean gbk) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (byte b : value.replace(";", "\\;").getBytes(gbk ? GBK : StandardCharsets.UTF_8)) {
      boolean plain = b > 0x20 && b < 0x7f && b != '=';
      String piece = plain ? Character.toString(b) : String.format(Locale.ROOT, "=%02X", b & 0xff);
      column += piece.length();
      if (column > 70) {
        text.append("=\r\n");
        column = piece.length();
      }
      text.append(piece);
    }
    return text.toString();
  }

  /** RFC 6350 3.2: at most 75 bytes a line, also in the middle of a character's neighbours. */
  private void folded(String text) {
    StringBuilder line = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String c = text.substring(i, text.offsetByCodePoints(i, 1));
      bytes += PhoneWorld.utf8(c).length;
      if (bytes > 75) {
        line(line.toString());
        line.setLength(0);
        line.append(' ');
        bytes = 1 + PhoneWorld.utf8(c).length;
      }
      line.append(c);
    }
    line(line.toString());
  }

  private void line(String text) {
    file.writeBytes(
        (text + "\r\n").getBytes(way == Way.OLD_RAW_GBK ? GBK : StandardCharsets.UTF_8));
  }
}
