package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.json.EvidenceJson;

/** Chats written by us in each layout are read back message by message, to the byte. */
class ChatRoundTripTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String HEADER =
      "{\"_type\":\"header\",\"chatlab\":{\"version\":\"0.0.2\"},"
          + "\"meta\":{\"platform\":\"wechat\",\"name\":\"群\"}}\n";

  private record Truth(LocalDateTime time, String sender, String text) {
    Instant instant() {
      return time.atZone(ZONE).toInstant();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChatLabExportComesBack(boolean lines) {
    List<Truth> truth = chat(3, 500);
    byte[] bytes = (lines ? chatLabLines(truth) : chatLab(truth)).getBytes(StandardCharsets.UTF_8);
    Collected collected = Collected.of(lines ? "c.jsonl" : "c.json", bytes);
    assertThat(collected.reading().importer()).isEqualTo("chat.chatlab");
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.reading().owner()).contains("wechat:u0");
    List<ChatMessage> messages = collected.all(ChatMessage.class);
    assertThat(messages).hasSize(truth.size());
    for (int i = 0; i < truth.size(); i++) {
      ChatMessage m = messages.get(i);
      assertThat(m.content()).isEqualTo(new MessageContent.Words(truth.get(i).text));
      assertThat(m.time().instant()).contains(truth.get(i).instant());
      assertThat(m.outgoing()).contains(truth.get(i).sender.equals("u0"));
      assertThat(m.nativeId()).contains(Long.toString(1970072392013557230L + i));
      String raw = raw(bytes, m.provenance().locator(), StandardCharsets.UTF_8).strip();
      assertThat(raw)
          .startsWith("{")
          .endsWith("}")
          .contains(Long.toString(1970072392013557230L + i));
    }
    assertThat(collected.reading().notes()).noneMatch(n -> n.en().contains("rounded"));
  }

  @Test
  void idsRoundedByJavaScriptAreRecognised() {
    StringBuilder text =
        new StringBuilder(
            "{\"chatlab\":{\"version\":\"0.0.2\"},\"meta\":{\"name\":\"x\",\"platform\":\"wechat\"},\"messages\":[");
    for (int i = 0; i < 20; i++) {
      String rounded =
          new java.math.BigDecimal(Double.toString((double) (1970072392013557230L + i * 7919L)))
              .toPlainString();
      text.append(i == 0 ? "" : ",")
          .append(
              "{\"sender\":\"a\",\"timestamp\":1700000000,\"type\":0,\"content\":\"x\",\"platformMessageId\":")
          .append(rounded)
          .append('}');
    }
    Collected collected =
        Collected.of("r.json", text.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("rounded"));
    assertThat(collected.all(ChatMessage.class).getFirst().nativeId())
        .contains("1970072392013557200");
  }

  @Test
  void metaThatStandsBehindTheMessagesStillCounts() {
    String text =
        "\uFEFF{\"messages\":[{\"sender\":\"a\",\"accountName\":\"甲\",\"timestamp\":1700000000,\"type\":0,\"content\":\"你好\"},"
            + " 5],\"meta\":{\"platform\":\"qq\",\"ownerId\":\"a\"},\"chatlab\":{}}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Collected collected = Collected.of("m.json", bytes);
    assertThat(collected.reading().importer()).isEqualTo("chat.chatlab");
    ChatMessage m = collected.all(ChatMessage.class).getFirst();
    assertThat(m.sender()).contains("qq:a");
    assertThat(m.outgoing()).contains(true);
    assertThat(raw(bytes, m.provenance().locator(), StandardCharsets.UTF_8))
        .startsWith("{\"sender\"")
        .endsWith("你好\"}");
    assertThat(collected.aside()).hasSize(1);
    assertThat(collected.reading().complete()).isTrue();
  }

  @Test
  void everyTypeOfChatLabHasItsContentAndUnknownOnesStayRaw() {
    byte[] picture = {1, 2, 3};
    StringBuilder text = new StringBuilder(HEADER + "# 注释" + (char) 10);
    int[] types = {0, 1, 2, 3, 4, 5, 7, 8, 20, 21, 22, 23, 24, 25, 26, 27, 80, 81, 99, 1234};
    for (int type : types) {
      String content =
          switch (type) {
            case 1 -> "images/a.jpg";
            case 21 -> "[转账] ¥500.00 还款";
            case 23 -> "语音通话 通话时长 01:23";
            default -> "内容";
          };
      text.append("{\"_type\":\"message\",\"sender\":\"a\",\"timestamp\":1700000000,\"type\":")
          .append(type)
          .append(",\"content\":\"")
          .append(content)
          .append("\"}\n");
    }
    text.append("{broken\n[1]\n{\"_type\":\"other\"}\n");
    SealedSource source =
        Collected.source(
            "f/c.jsonl",
            text.toString().getBytes(StandardCharsets.UTF_8),
            Map.of("f/images/a.jpg", picture));
    Collected collected = Collected.of(Collected.recognised(source), source);
    List<ChatMessage> messages = collected.all(ChatMessage.class);
    assertThat(messages).hasSize(types.length);
    assertThat(collected.aside()).hasSize(3);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(((MessageContent.Media) messages.get(1).content()).found())
        .contains(Collected.sha256(picture));
    assertThat(((MessageContent.Transfer) messages.get(9).content()).amount().orElseThrow().minor())
        .isEqualTo(50000);
    assertThat(((MessageContent.Call) messages.get(11).content()).seconds()).contains(83L);
    assertThat(messages.getLast().content()).isEqualTo(new MessageContent.Unread("1234", "内容"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "dd/MM/yyyy, HH:mm|false|UTF-8",
        "M/d/yy, h:mm a|false|UTF-8",
        "dd.MM.yy, HH:mm|false|UTF-8",
        "yyyy/MM/dd HH:mm|false|GB18030",
        "yyyy-MM-dd, h:mm a|false|UTF-16LE",
        "dd/MM/yyyy, HH:mm:ss|true|UTF-8",
        "M/d/yy, h:mm:ss a|true|UTF-8",
        "dd.MM.yy, HH:mm:ss|true|UTF-8"
      })
  void aWhatsAppExportComesBackWhateverTheLocale(String pattern, boolean ios, String charset) {
    List<Truth> truth = chat(5, 300);
    byte[] bytes = whatsApp(truth, pattern, ios).getBytes(Charset.forName(charset));
    Collected collected = Collected.of("WhatsApp Chat with 李四.txt", bytes);
    assertThat(collected.reading().importer()).isEqualTo("chat.whatsapp");
    assertThat(collected.reading().complete()).isTrue();
    List<ChatMessage> messages = collected.all(ChatMessage.class);
    assertThat(messages).hasSize(truth.size());
    boolean seconds = pattern.contains("ss");
    for (int i = 0; i < truth.size(); i++) {
      Truth t = truth.get(i);
      ChatMessage m = messages.get(i);
      assertThat(m.content()).isEqualTo(new MessageContent.Words(t.text));
      assertThat(m.senderName()).isEqualTo(t.sender);
      assertThat(m.time().instant())
          .contains(seconds ? t.instant() : t.time.withSecond(0).atZone(ZONE).toInstant());
      assertThat(raw(bytes, m.provenance().locator(), Charset.forName(charset)))
          .contains(t.text)
          .contains(m.time().raw());
      assertThat(m.conversationTitle()).isEqualTo("李四");
    }
  }

  @Test
  void aDateOrderThatTheWholeFileDoesNotDecideIsNotGuessed() {
    String text = "01/02/2023, 10:00 - 甲: 一\n01/02/2023, 10:01 - 乙: 二\n";
    Collected collected =
        Collected.of("WhatsApp Chat with 甲.txt", text.getBytes(StandardCharsets.UTF_8));
    assertThat(collected.all(ChatMessage.class))
        .hasSize(2)
        .allMatch(m -> m.time().instant().isEmpty());
    assertThat(collected.all(ChatMessage.class).getFirst().time().raw())
        .isEqualTo("01/02/2023, 10:00");
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("cannot be told"));
  }

  @Test
  void aWhatsAppZipBringsItsMediaAndItsNotices() throws IOException {
    byte[] photo = {9, 9, 9};
    String text =
        "\u200e[31/12/2023, 21:05:07] 群: \u200eMessages and calls are end-to-end encrypted. No one"
            + " outside of this chat can read them.\r\n"
            + "[31/12/2023, 21:06:00] 甲: \u200e<attached: 00000002-PHOTO.jpg>\r\n"
            + "[31/12/2023, 21:07:00] 乙: \u200eimage omitted\r\n"
            + "[31/12/2023, 21:08:00] 乙: \u200eThis message was deleted.\r\n"
            + "[31/12/2023, 21:09:00] \u202a+86 138 0013 8000\u202c: 第一行\r\n"
            + "第二行: 仍是\r\n"
            + "[31/12/2023, 21:10:00] 甲: 改过 \u200e<This message was edited>\r\n";
    byte[] zip =
        zip(
            Map.of(
                "_chat.txt",
                text.getBytes(StandardCharsets.UTF_8),
                "00000002-PHOTO.jpg",
                photo,
                "unused.opus",
                new byte[10]));
    Collected collected = Collected.of("WhatsApp Chat - 甲.zip", zip);
    assertThat(collected.reading().importer()).isEqualTo("chat.whatsapp");
    assertThat(collected.reading().complete()).isTrue();
    List<ChatMessage> m = collected.all(ChatMessage.class);
    assertThat(m).hasSize(6);
    assertThat(m.getFirst().content()).isInstanceOf(MessageContent.Notice.class);
    assertThat(((MessageContent.Media) m.get(1).content()).found())
        .contains(Collected.sha256(photo));
    assertThat(m.get(2).content()).isInstanceOf(MessageContent.Media.class);
    assertThat(m.get(3).state()).isEqualTo(RowState.RECALLED);
    assertThat(m.get(4).content()).isEqualTo(new MessageContent.Words("第一行\n第二行: 仍是"));
    assertThat(m.get(4).senderName()).isEqualTo("+86 138 0013 8000");
    assertThat(m.get(5).state()).isEqualTo(RowState.EDITED);
    assertThat(m.get(5).content()).isEqualTo(new MessageContent.Words("改过"));
    assertThat(m.get(5).provenance().members()).containsExactly("_chat.txt");
    assertThat(collected.all(FileEntry.class))
        .extracting(FileEntry::name)
        .containsExactlyInAnyOrder("00000002-PHOTO.jpg", "unused.opus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void aQqExportWithGroupsComesBack(String charset) {
    List<Truth> truth = chat(9, 200);
    StringBuilder text = new StringBuilder("消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n");
    String rule = "=".repeat(64) + "\r\n";
    Map<String, Integer> counts = new HashMap<>();
    for (String partner : List.of("张三", "某群")) {
      text.append(rule)
          .append("消息分组:我的好友\r\n")
          .append(rule)
          .append("消息对象:")
          .append(partner)
          .append("\r\n")
          .append(rule)
          .append("\r\n");
      for (Truth t : truth) {
        text.append(DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm:ss").format(t.time))
            .append(' ')
            .append(t.sender)
            .append("(10001")
            .append(t.sender.charAt(1))
            .append(")\r\n");
        text.append(t.text.replace("\n", "\r\n")).append("\r\n\r\n");
      }
      counts.put(partner, truth.size());
    }
    byte[] bytes = text.toString().getBytes(Charset.forName(charset));
    Collected collected = Collected.of("全部消息记录.txt", bytes);
    assertThat(collected.reading().importer()).isEqualTo("chat.qq");
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.aside()).isEmpty();
    List<ChatMessage> messages = collected.all(ChatMessage.class);
    assertThat(messages).hasSize(2 * truth.size());
    for (int i = 0; i < messages.size(); i++) {
      Truth t = truth.get(i % truth.size());
      assertThat(messages.get(i).content()).isEqualTo(new MessageContent.Words(t.text));
      assertThat(messages.get(i).time().instant()).contains(t.instant());
      assertThat(messages.get(i).sender()).contains("qq:10001" + t.sender.charAt(1));
      assertThat(
              raw(bytes, messages.get(i).provenance().locator(), Charset.forName(charset))
                  .replace("\r", ""))
          .contains(t.text);
    }
    counts.forEach((partner, n) ->
        assertThat(collected.reading().tables())
            .anyMatch(a -> a.table().equals(partner) && a.records() == n));
  }

  private static List<Truth> chat(int seed, int count) {
    Random random = new Random(seed);
    List<Truth> chat = new ArrayList<>();
    LocalDateTime time = LocalDateTime.of(2022, 11, 2, 8, 0, 0);
    String[] words = {"你好", "好的:明天", "第一行\n第二行", "转你500元", "😀 ok", "a\tb", "[图片1]", "12:30见"};
    for (int i = 0; i < count; i++) {
      time = time.plusSeconds(random.nextInt(1, 200_000));
      chat.add(new Truth(time, "u" + random.nextInt(2), words[random.nextInt(words.length)] + i));
    }
    return chat;
  }

  private static String chatLab(List<Truth> truth) {
    StringBuilder text =
        new StringBuilder(
            "{\n"
                + " \"chatlab\":"
                + " {\"version\":\"0.0.2\",\"exportedAt\":1703001600,\"generator\":\"我\"},\n"
                + " \"meta\":"
                + " {\"name\":\"李四\",\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"u0\"},\n"
                + " \"members\":[{\"platformId\":\"u0\",\"accountName\":\"我\"}],\n"
                + " \"messages\": [\n");
    for (int i = 0; i < truth.size(); i++) {
      text.append(i == 0 ? "  " : ",\n  ").append(message(truth.get(i), i, "{"));
    }
    return text.append("\n ]\n}\n").toString();
  }

  private static String chatLabLines(List<Truth> truth) {
    StringBuilder text =
        new StringBuilder(
            "{\"_type\":\"header\",\"chatlab\":{\"version\":\"0.0.2\",\"exportedAt\":1703001600},\"meta\":{\"name\":\"李四\",\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"u0\"}}\n");
    for (int i = 0; i < truth.size(); i++) {
      text.append(message(truth.get(i), i, "{\"_type\":\"message\",")).append('\n');
    }
    return text.toString();
  }

  private static String message(Truth t, int i, String start) {
    return start
        + "\"platformMessageId\":"
        + (i % 2 == 0 ? "\"" + (1970072392013557230L + i) + "\"" : 1970072392013557230L + i)
        + ",\"sender\":\""
        + t.sender
        + "\",\"accountName\":\"名"
        + t.sender
        + "\",\"timestamp\":"
        + t.instant().getEpochSecond()
        + ",\"type\":0,\"content\":"
        + EvidenceJson.write(t.text)
        + "}";
  }

  private static String whatsApp(List<Truth> truth, String pattern, boolean ios) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.US);
    StringBuilder text = new StringBuilder();
    for (Truth t : truth) {
      String time = format.format(t.time).replace(" AM", "\u202fAM").replace(" PM", "\u202fPM");
      text.append(ios ? "\u200e[" + time + "] " : time + " - ")
          .append(t.sender)
          .append(": ")
          .append(t.text)
          .append('\n');
    }
    return text.toString();
  }

  static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (String name : members.keySet().stream().sorted().toList()) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2024, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(members.getOrDefault(name, new byte[0]));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static String raw(byte[] bytes, Locator locator, Charset charset) {
    long offset =
        switch (locator) {
          case Locator.Line line -> line.offset();
          case Locator.Element element -> element.offset();
          default -> throw new AssertionError(locator);
        };
    long length =
        switch (locator) {
          case Locator.Line line -> line.length();
          case Locator.Element element -> element.length();
          default -> 0;
        };
    return new String(Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length)), charset);
  }
}
