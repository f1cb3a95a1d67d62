package org.tiezheng.testkit.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Broken and hostile files, made in memory and always the same. None is larger than a few megabytes
 * as it lies on the disk; some claim to be far larger.
 */
@SuppressWarnings("StringConcatToTextBlock") // exact line ends are the point
public final class HostileFiles {
  private static final int DEEP = 100_000;

  private HostileFiles() {}

  /** Every file by its name; the name says what is wrong. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("empty.json", new byte[0]);
    files.put("empty.jpg", new byte[0]);
    files.putAll(HostileZips.all());
    chats(files);
    tables(files);
    mails(files);
    pictures(files);
    files.put(
        "cut.pdf",
        cut(utf8("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nxref\n0 3\n"), 40));
    files.put("self-parent.pdf", utf8(selfParent()));
    files.put("not-a-picture.jpg", utf8("<?php echo 1; ?>\n"));
    files.put("control\u0007name.txt", utf8("a bell in the name\n"));
    return files;
  }

  /**
   * Writes every file into a folder.
   *
   * @return the names written, in order
   */
  public static List<String> writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : all().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
      written.add(file.getKey());
    }
    return written;
  }

  private static void chats(Map<String, byte[]> files) {
    String head =
        "{\"chatlab\":{\"version\":\"0.0.2\",\"exportedAt\":1},\"meta\":{\"name\":\"x\",\"platform\":\"wechat\",\"type\":\"private\"},\"members\":[],\"messages\":[";
    String message =
        "{\"sender\":\"a\",\"accountName\":\"甲\",\"timestamp\":1700000000,\"type\":0,\"content\":\"好\"}";
    files.put("deep.json", utf8(head + "[".repeat(DEEP) + "]".repeat(DEEP) + "]}"));
    files.put("cut-chat.json", utf8(head + message + "," + message.substring(0, 40)));
    files.put("long-string.json", utf8(head + message.replace("好", "好".repeat(1_500_000)) + "]}"));
    files.put(
        "wrong-types.json",
        utf8(head + message.replace("1700000000", "\"soon\"") + ",7,null,[]]}"));
    files.put(
        "huge-number.json", utf8(head + message.replace("1700000000", "9".repeat(400)) + "]}"));
    files.put(
        "doubled-key.json",
        utf8(head + message.replace("\"type\":0", "\"type\":0,\"type\":21") + "]}"));
    files.put("surrogate.json", utf8(head + message.replace("好", "\\ud800") + "]}"));
    String header =
        "{\"_type\":\"header\",\"chatlab\":{\"version\":\"0.0.2\",\"exportedAt\":1},\"meta\":{\"name\":\"x\",\"platform\":\"wechat\",\"type\":\"private\"}}\n";
    String row = "{\"_type\":\"message\"," + message.substring(1) + "\n";
    files.put(
        "broken-rows.jsonl", utf8(header + row + "{\"_type\":\"mess\n\n# remark\n" + row + "{}\n"));
    files.put("bad-utf8.txt", bad("消息记录（此消息记录为文本格式，不支持重新导入）\n\n2024-01-01 8:00:00 甲(10001)\n"));
    files.put("whatsapp-no-head.txt", utf8("31/02/24, 25:61 - 甲: 你好\n甲\n\n"));
  }

  private static void tables(Map<String, byte[]> files) {
    files.put(
        "alipay-wrong-count.csv",
        utf8(
            "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\n"
                + "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n"
                + "2024-13-40 99:00:00,转账,甲,/,借款,支出,五千,余额,交易成功,1\t,\t,,\n"
                + "2024-01-02 08:00:00,转账,\"甲\n"
                + "乙,/,借款,支出,1.00\n"));
    files.put("nul.csv", utf8("交易时间,金额\u0000\n\u0000\u0000,1\n"));
    files.put(
        "formula.csv",
        utf8("交易时间,交易对方\n2024-01-01 00:00:00,\"=HYPERLINK(\"\"http://x.example\"\")\"\n"));
  }

  private static void mails(Map<String, byte[]> files) {
    StringBuilder nested = new StringBuilder("From: a@x.example\r\nSubject: nested\r\n");
    for (int i = 0; i < 2_000; i++) {
      nested
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    files.put("nested.eml", utf8(nested.toString()));
    files.put("no-end-of-header.eml", utf8("From: a@x.example\r\nX: " + "y".repeat(300_000)));
    files.put(
        "two-froms.eml",
        utf8(
            "From: a@x.example\r\n"
                + "From: b@y.example\r\n"
                + "Date: yesterday\r\n"
                + "Subject: =?UTF-8?B?5Zs=?=\r\n\r\n"
                + "body"));
    files.put(
        "attachment-path.eml",
        utf8(
            "From: a@x.example\r\n"
                + "Date: Mon, 1 Jan 2024 08:00:00 +0800\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + "hi\r\n"
                + "--b\r\n"
                + "Content-Type: application/octet-stream\r\n"
                + "Content-Disposition: attachment; filename=\"../../etc/passwd\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + "!!!not base64!!!\r\n"
                + "--b--\r\n"));
  }

  private static void pictures(Map<String, byte[]> files) {
    byte[] loop = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      (byte) 0x87,
      0x69,
      0,
      4,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      8,
      (byte) 0xFF,
      (byte) 0xD9
    };
    files.put("exif-loop.jpg", loop);
    files.put("cut.jpg", Arrays.copyOf(loop, 20));
    byte[] png = {
      (byte) 0x89,
      'P',
      'N',
      'G',
      13,
      10,
      26,
      10,
      0,
      0,
      0,
      13,
      'I',
      'H',
      'D',
      'R',
      0x7F,
      (byte) 0xFF,
      (byte) 0xFF,
      (byte) 0xFF,
      0x7F,
      (byte) 0xFF,
      (byte) 0xFF,
      (byte) 0xFF,
      8,
      2,
      0,
      0,
      0,
      0,
      0,
      0,
      0
    };
    files.put("two-billion-pixels-wide.png", png);
  }

  private static String selfParent() {
    return """
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[2 0 R]/Count 2147483647/Parent 2 0 R>>endobj
    trailer<</Root 1 0 R/Prev 0>>
    startxref
    0
    %%EOF
    """;
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] bad(String before) {
    byte[] good = utf8(before);
    byte[] all = Arrays.copyOf(good, good.length + 4);
    all[good.length] = (byte) 0xC0;
    all[good.length + 1] = (byte) 0xAF;
    all[good.length + 2] = (byte) 0xFF;
    all[good.length + 3] = '\n';
    return all;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
