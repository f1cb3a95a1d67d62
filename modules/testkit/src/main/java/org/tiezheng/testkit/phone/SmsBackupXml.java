package org.tiezheng.testkit.phone;

import java.util.Base64;
import java.util.List;

/**
 * Writes the XML files of SMS Backup &amp; Restore as the program does: every character beyond the
 * basic plane as references to its two halves, the word null where the database has none.
 */
public final class SmsBackupXml {
  private static final String HEAD =
      """
      <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
      <!--File Created By SMS Backup & Restore v10.20.002 on 01/05/2024 09:00:00-->
      """;

  private SmsBackupXml() {}

  public static byte[] messages(List<PhoneText> texts) {
    StringBuilder xml = new StringBuilder(HEAD);
    xml.append("<smses count=\"").append(texts.size());
    xml.append("\" backup_set=\"a1\" backup_date=\"1714525200000\" type=\"full\">\n");
    for (PhoneText text : texts) {
      xml.append(text.mms().map(mms -> mms(text, mms)).orElseGet(() -> sms(text)));
    }
    return PhoneWorld.utf8(xml.append("</smses>").toString());
  }

  public static byte[] calls(List<PhoneCall> calls) {
    StringBuilder xml = new StringBuilder(HEAD);
    xml.append("<calls count=\"").append(calls.size()).append("\">\n");
    for (PhoneCall call : calls) {
      xml.append("  <call number=\"").append(call.number());
      xml.append("\" duration=\"").append(call.seconds());
      xml.append("\" date=\"").append(call.date()).append("\" type=\"").append(call.type());
      xml.append("\" presentation=\"1\" subscription_id=\"1\" post_dial_digits=\"\"");
      xml.append(" readable_date=\"x\" contact_name=\"").append(name(call.name()));
      xml.append("\" />\n");
    }
    return PhoneWorld.utf8(xml.append("</calls>").toString());
  }

  private static String sms(PhoneText text) {
    return "  <sms protocol=\""
        + (text.received() ? "0" : "null")
        + "\" address=\""
        + text.number()
        + "\" date=\""
        + text.date()
        + "\" type=\""
        + text.type()
        + "\" subject=\"null\" body=\""
        + escaped(text.text())
        + "\" toa=\"null\" sc_toa=\"null\" service_center=\""
        + text.serviceCentre().orElse("null")
        + "\" read=\"1\" status=\"-1\" locked=\"0\" date_sent=\""
        + text.sent()
        + "\" sub_id=\"1\" readable_date=\"x\" contact_name=\""
        + name(text.name())
        + "\" />\n";
  }

  private static String mms(PhoneText text, PhoneText.Mms mms) {
    StringBuilder xml = new StringBuilder("  <mms date=\"").append(text.date());
    xml.append("\" date_sent=\"").append(text.sent() / 1000);
    xml.append("\" msg_box=\"").append(text.type());
    xml.append("\" m_type=\"").append(text.received() ? 132 : 128);
    xml.append("\" sub=\"").append(mms.subject().isEmpty() ? "null" : escaped(mms.subject()));
    xml.append("\" sub_cs=\"106\" address=\"").append(text.number());
    xml.append("\" read=\"1\" contact_name=\"").append(name(text.name())).append("\">\n");
    xml.append("    <parts>\n");
    xml.append("      <part seq=\"-1\" ct=\"application/smil\" name=\"null\" cl=\"smil.xml\"");
    xml.append(" text='&lt;smil>x&lt;/smil>' />\n");
    xml.append("      <part seq=\"0\" ct=\"text/plain\" name=\"null\" chset=\"106\" text=\"");
    xml.append(escaped(text.text())).append("\" />\n");
    for (PhoneFile file : mms.files()) {
      xml.append("      <part seq=\"0\" ct=\"").append(file.type());
      xml.append("\" name=\"null\" cl=\"").append(escaped(file.name()));
      xml.append("\" text=\"null\" data=\"");
      xml.append(Base64.getEncoder().encodeToString(file.bytes())).append("\" />\n");
    }
    xml.append("    </parts>\n    <addrs>\n");
    String from = text.received() ? text.number() : "insert-address-token";
    String to = text.received() ? mms.own() : text.number();
    xml.append("      <addr address=\"").append(from).append("\" type=\"137\" />\n");
    xml.append("      <addr address=\"").append(to).append("\" type=\"151\" />\n");
    return xml.append("    </addrs>\n  </mms>\n").toString();
  }

  private static String name(String name) {
    return name.isEmpty() ? "(Unknown)" : escaped(name);
  }

  private static String escaped(String text) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '"' -> xml.append("&quot;");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c)) {
            xml.append("&#").append((int) c).append(';');
          } else {
            xml.append(c);
          }
        }
      }
    }
    return xml.toString();
  }
}
