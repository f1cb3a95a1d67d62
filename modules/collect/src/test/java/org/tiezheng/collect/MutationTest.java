package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.Accounting;

/**
 * Every importer reads thousands of damaged versions of its own files: it never throws, every table
 * balances or the reading says why not, and the same bytes give the same records.
 */
@SuppressWarnings("StringConcatToTextBlock")
class MutationTest {
  static final int QUICK = 10_000;
  static final int SLOW = 1_500;

  /** A file of ours, and how often it is damaged. */
  static final class Sample {
    private final String importer;
    private final String name;
    private final byte[] bytes;
    private final int times;

    Sample(String importer, String name, byte[] bytes, int times) {
      this.importer = importer;
      this.name = name;
      this.bytes = bytes;
      this.times = times;
    }

    @Override
    public String toString() {
      return importer + " " + name;
    }
  }

  static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    String bill =
        "------\n"
            + "支付宝账户：1\n"
            + "共2笔记录\n"
            + "------支付宝------\n"
            + "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n"
            + "2023-02-12 21:32:14 ,转账,\"张,三\",/,物,支出,49.74,余额,成功,2023\t,1\t,,\n"
            + "2023-02-12 21:32:14 ,转账,李四,/,物,收入,1.00,余额,成功,2023\t,1\t,,\n";
    samples.add(
        new Sample("payment.alipay", "a.csv", bill.getBytes(Charset.forName("GB18030")), QUICK));
    String wechat =
        "微信支付账单明细,,,,\n"
            + "共1笔记录\n"
            + "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
            + "2023-01-01 10:00:00,转账,\"两\n"
            + "行\",/,支出,¥1.00,零钱,ok,1,1,/\n"
            + "2023-01-02 10:00:00,转账,甲,/,收入,¥2.00,零钱,ok,1,1,/\n";
    samples.add(
        new Sample("payment.wechat", "w.csv", wechat.getBytes(StandardCharsets.UTF_16LE), QUICK));
    String bank =
        "明细查询文件下载\n"
            + "卡号: 1234****9876\n"
            + "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n"
            + "2024-01-01,CNY,\"1,234.00\",\"1,271.66\",代发,中心,约定\n";
    samples.add(new Sample("payment.statement", "b.csv", utf8(bank), QUICK));
    samples.add(
        new Sample(
            "chat.chatlab",
            "c.json",
            utf8(
                "{\"chatlab\":{\"version\":\"0.0.2\"},\"meta\":{\"platform\":\"qq\",\"ownerId\":\"a\"},\"members\":[{\"platformId\":\"a\"}],\"messages\":[{\"sender\":\"a\",\"timestamp\":1700000000,\"type\":0,\"content\":\"你好\",\"x\":[1,{\"y\":2}]},{\"sender\":\"b\",\"timestamp\":1700000001,\"type\":21,\"content\":\"¥5.00\"}]}"),
            QUICK));
    samples.add(
        new Sample(
            "chat.chatlab",
            "c.jsonl",
            utf8(
                "{\"_type\":\"header\",\"chatlab\":{},\"meta\":{\"platform\":\"qq\"}}\n"
                    + "{\"_type\":\"member\",\"platformId\":\"a\"}\n"
                    + "{\"_type\":\"message\",\"sender\":\"a\",\"timestamp\":1700000000,\"type\":1,\"content\":\"a.jpg\"}\n"),
            QUICK));
    samples.add(
        new Sample(
            "log.access",
            "access.log",
            utf8(
                "192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 26 \"-\" \"x\"\n"
                    .repeat(3)),
            QUICK));
    samples.add(
        new Sample(
            "web.mhtml",
            "page.mhtml",
            utf8(
                """
                From: <Saved by Blink>
                Snapshot-Content-Location: https://a.example/
                Date: Sat, 8 Mar 2025 02:00:00 -0000
                Content-Type: multipart/related; type="text/html"; boundary="b"

                --b
                Content-Type: text/html; charset=utf-8
                Content-Location: https://a.example/

                <p>月租<img src="b.jpg"></p>
                --b--
                """),
            QUICK));
    String chat =
        "31/12/2023, 21:05 - 甲: 你好\n"
            + "续行\n"
            + "31/12/2023, 21:06 - 乙: IMG-1.jpg (file attached)\n"
            + "01/01/2024, 9:00 - 甲: <Media omitted>\n";
    samples.add(new Sample("chat.whatsapp", "WhatsApp Chat with 甲.txt", utf8(chat), QUICK));
    samples.add(
        new Sample(
            "chat.whatsapp",
            "WhatsApp Chat - 甲.zip",
            ChatRoundTripTest.zip(Map.of("_chat.txt", utf8(chat), "IMG-1.jpg", new byte[] {1, 2})),
            QUICK));
    String qq =
        "消息记录（此消息记录为文本格式，不支持重新导入）\n\n"
            + "====================\n"
            + "消息分组:友\n"
            + "====================\n"
            + "消息对象:张三\n"
            + "====================\n\n"
            + "2023-01-01 9:05:00 张三(123456)\n"
            + "你好\n\n"
            + "2023-01-01 9:06:00 我<a@b.c>\n"
            + "[图片]\n";
    samples.add(new Sample("chat.qq", "q.txt", qq.getBytes(Charset.forName("GB18030")), QUICK));
    String mail =
        "From: =?gbk?B?1cXI/Q==?= <a@x>\n"
            + "To: b@x\n"
            + "Subject: =?utf-8?Q?=E5=80=9F?=\n"
            + "Date: Mon, 2 Jan 2023 10:00:00 +0800\n"
            + "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
            + "--b\n"
            + "Content-Type: text/html; charset=gb2312\n\n"
            + "<p>&#20511;<b>x</b></p>\n"
            + "--b\n"
            + "Content-Type: application/pdf; name*0*=gbk''%BD%E8;\n"
            + " name*1=.pdf\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + "AQIDBA==\n"
            + "--b--\n";
    samples.add(new Sample("mail", "m.eml", utf8(mail), QUICK));
    samples.add(
        new Sample(
            "archive.zip",
            "z.zip",
            ChatRoundTripTest.zip(
                Map.of(
                    "a.txt",
                    utf8("内容内容内容"),
                    "in.zip",
                    ChatRoundTripTest.zip(Map.of("b", new byte[50])))),
            QUICK));
    samples.add(
        new Sample(
            "document.office",
            "d.docx",
            ChatRoundTripTest.zip(
                Map.of(
                    "[Content_Types].xml",
                    utf8(
                        "<Types><Override"
                            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
                    "docProps/core.xml",
                    utf8("<c><creator>甲</creator><created>2023-01-01T00:00:00Z</created></c>"),
                    "word/document.xml",
                    utf8("<w><ins/><del/></w>"))),
            QUICK));
    samples.add(new Sample("document.pdf", "p.pdf", pdf(), SLOW));
    samples.add(new Sample("photo", "p.jpg", Base64.getDecoder().decode(JPEG), QUICK));
    samples.add(new Sample("audio", "s.wav", wav(), QUICK));
    samples.add(new Sample("file", "x.bin", new byte[] {0, 1, 2, 3}, SLOW));
    return samples;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void damageIsReadSetAsideOrSaid(Sample sample) {
    damage(sample);
  }

  static void damage(Sample sample) {
    Importer importer = Importers.load().byId(sample.importer).orElseThrow();
    SealedSource whole = Collected.source(sample.name, sample.bytes);
    assertThat(importer.recognises(Probe.of(whole)).recognised()).isTrue();
    // Without long counts all kinds together are damaged some 35,000 times.
    int times = Collected.isLong() ? sample.times * 20 : sample.times / 4;
    each(
        sample.name,
        times,
        (i, random) -> {
          byte[] bytes = mutated(sample.bytes, random);
          SealedSource source =
              new SealedSource(
                  Member.of(sample.name, "00", MemorySegment.ofArray(bytes)),
                  _ -> Optional.empty(),
                  Limits.SMALL);
          check(importer, source, i % 100 == 0);
        });
  }

  /** A version of a file, whose damage depends on its number alone. */
  interface Version {
    void check(int number, Random random);
  }

  /** Makes versions on as many threads as there are processors, and names the one that fails. */
  static void each(String name, int times, Version version) {
    IntStream.range(0, times)
        .parallel()
        .forEach(i -> {
          Random random = new Random((31L * name.hashCode() + i) * 0x9E3779B97F4A7C15L);
          try {
            version.check(i, random);
          } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(name + ", version " + i, e);
          }
        });
  }

  static void check(Importer importer, SealedSource source, boolean twice) {
    if (twice) {
      importer.recognises(Probe.of(source));
    }
    Collected collected = Collected.of(importer, source);
    long records = collected.reading().tables().stream().mapToLong(Accounting::records).sum();
    long aside = collected.reading().tables().stream().mapToLong(Accounting::setAside).sum();
    assertThat(records).isEqualTo(collected.records().size());
    assertThat(aside).isEqualTo(collected.aside().size());
    assertThat(collected.reading().complete() || !collected.reading().notes().isEmpty()).isTrue();
    if (twice) {
      assertThat(Collected.of(importer, source).reading()).isEqualTo(collected.reading());
    }
  }

  static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    for (int n = random.nextInt(1, 6); n > 0 && copy.length > 0; n--) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(5)) {
        case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> copy[at] = (byte) random.nextInt(256);
        case 2 -> copy = Arrays.copyOf(copy, at);
        case 3 -> {
          int length = Math.min(copy.length - at, random.nextInt(1, 40));
          byte[] longer = Arrays.copyOf(copy, copy.length + length);
          System.arraycopy(copy, at, longer, copy.length, length);
          copy = longer;
        }
        default -> {
          int length = Math.min(copy.length - at, random.nextInt(1, 9));
          Arrays.fill(copy, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
        }
      }
    }
    return copy;
  }

  private static byte[] pdf() throws IOException {
    try (org.apache.pdfbox.pdmodel.PDDocument pdf = new org.apache.pdfbox.pdmodel.PDDocument();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
      pdf.addPage(new org.apache.pdfbox.pdmodel.PDPage());
      pdf.getDocumentInformation().setTitle("合同");
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] wav() {
    java.nio.ByteBuffer wav =
        java.nio.ByteBuffer.allocate(60).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    wav.put(utf8("RIFF"))
        .putInt(52)
        .put(utf8("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1);
    wav.putInt(8000)
        .putInt(16000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(utf8("data"))
        .putInt(16);
    return wav.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A picture of one pixel with an Exif segment: make, model and time. */
  private static final String JPEG = Base64.getEncoder().encodeToString(jpeg());

  private static byte[] jpeg() {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    java.nio.ByteBuffer exif = java.nio.ByteBuffer.allocate(6 + 8 + 2 + 36 + 4 + 20 + 6);
    exif.put(utf8("Exif")).putShort((short) 0).put(utf8("MM")).putShort((short) 42).putInt(8);
    exif.putShort((short) 3);
    exif.putShort((short) 0x10f).putShort((short) 2).putInt(6).putInt(70);
    exif.putShort((short) 0x132).putShort((short) 2).putInt(20).putInt(50);
    exif.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(8);
    exif.putInt(0).put(utf8("2023:01:01 10:00:00\0")).put(utf8("HUAWEI"));
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1});
    int length = exif.capacity() + 2;
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(exif.array());
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 17, 0});
    out.writeBytes(
        new byte[] {
          (byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, (byte) 0xff, (byte) 0xd9
        });
    return out.toByteArray();
  }
}
