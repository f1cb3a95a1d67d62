package org.tiezheng.testkit.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes messages as Android's own backup does: JSON arrays, packed by zlib. */
public final class TelephonyBackup {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TelephonyBackup() {}

  /** The SMS among the messages, unpacked. */
  public static byte[] sms(List<PhoneText> texts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PhoneText text : texts) {
      if (text.mms().isEmpty()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", text.number());
        row.put("body", text.text());
        row.put("date", Long.toString(text.date()));
        row.put("date_sent", Long.toString(text.sent()));
        row.put("status", "-1");
        row.put("type", Integer.toString(text.type()));
        row.put("recipients", List.of(text.number()));
        row.put("read", "1");
        rows.add(row);
      }
    }
    return JSON.writeValueAsBytes(rows);
  }

  /** The MMS among the messages, unpacked; the backup has no attachments. */
  public static byte[] mms(List<PhoneText> texts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PhoneText text : texts) {
      text.mms().ifPresent(mms -> rows.add(mms(text, mms)));
    }
    return JSON.writeValueAsBytes(rows);
  }

  private static Map<String, Object> mms(PhoneText text, PhoneText.Mms mms) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("date", Long.toString(text.date() / 1000));
    row.put("date_sent", Long.toString(text.sent() / 1000));
    row.put("m_type", text.received() ? "132" : "128");
    row.put("v", "18");
    row.put("msg_box", Integer.toString(text.type()));
    row.put("sub", mms.subject());
    row.put("recipients", List.of(text.number()));
    String from = text.received() ? text.number() : "insert-address-token";
    String to = text.received() ? mms.own() : text.number();
    row.put("mms_addresses", List.of(address(137, from), address(151, to)));
    row.put("mms_body", text.text());
    row.put("mms_charset", 106);
    return row;
  }

  private static Map<String, Object> address(int type, String address) {
    return Map.of("type", type, "address", address, "charset", 106);
  }

  /** Packed as in the backup. */
  public static byte[] packed(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
