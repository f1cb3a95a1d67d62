package org.tiezheng.collect.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.MessageContent.Words;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.WriteOptions;

@SuppressWarnings("StringConcatToTextBlock")
class ExportDetailsTest {
  private static final String MEMOTRACE_HEAD =
      "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,MsgSvrID,Remark,"
          + "NickName,Sender\r\n";

  @TempDir Path folder = Path.of("");

  @Test
  void aTableInGbkIsReadAndATextLikeAFormulaStaysText() throws IOException {
    Collected read =
        read(
            "张三.csv",
            (MEMOTRACE_HEAD
                    + "7,1,1,0,1,1700000000,2,\"=HYPERLINK(\"\"http://x\"\",\"\"借条\"\")\",x,"
                    + "9007199254740993,,甲,wxid_a\r\n")
                .getBytes(Charset.forName("GBK")));

    ChatMessage message = messages(read).getFirst();
    assertThat(message.content()).isEqualTo(new Words("=HYPERLINK(\"http://x\",\"借条\")"));
    assertThat(message.nativeId()).contains("9007199254740993");
    assertThat(message.conversation()).isEqualTo("张三");
    assertThat(read.reading().owner()).contains("wechat:wxid_a");
    assertThat(read.reading().statements())
        .anyMatch(s -> s.name().equals("encoding") && s.value().startsWith("GB"));
  }

  @Test
  void aRowThatDoesNotFitTheHeadIsSetAside() throws IOException {
    Collected read =
        read("x.csv", utf8(MEMOTRACE_HEAD + "7,1,1,0,1,1700000000,2,甲,x,1,,甲,wxid_a\r\n8,1\r\n"));

    assertThat(messages(read)).hasSize(1);
    assertThat(read.aside()).hasSize(1);
    assertThat(read.reading().complete()).isTrue();
  }

  @Test
  void idsThatAJavaScriptExporterRoundedAreSaidToBeRounded() throws IOException {
    StringBuilder json = new StringBuilder("{\"conversation\":{\"username\":\"a\"},\"messages\":[");
    for (long id : new long[] {1970072392013557200L, 2621643958022345000L, 3617029648443513000L}) {
      json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
          .append("{\"localId\":1,\"renderType\":\"text\",\"serverId\":")
          .append(id)
          .append(",\"createTime\":1700000000,\"content\":\"x\"}");
    }
    Collected read = read("w.json", utf8(json + "]}"));

    assertThat(messages(read).getFirst().nativeId()).contains("1970072392013557200");
    assertThat(read.reading().notes()).anyMatch(n -> n.en().contains("rounded"));
  }

  @Test
  void aDocumentThatBreaksOffIsIncompleteAndKeepsWhatStoodBefore() throws IOException {
    String whole =
        "[{\"time\":\"2024-01-04T18:49:33+08:00\",\"talker\":\"a\",\"isSelf\":false,\"type\":1,"
            + "\"sender\":\"a\",\"content\":\"一\"},{\"time\":\"2024-01";
    Collected read = read("c.json", utf8(whole));

    assertThat(messages(read)).extracting(ChatMessage::line).containsExactly("一");
    assertThat(read.reading().complete()).isFalse();
    assertThat(read.reading().notes()).anyMatch(n -> n.zh().contains("JSON 损坏"));
  }

  @Test
  void aMissingChunkIsNamedWithTheMessagesThatItShouldHold() throws IOException {
    Files.createDirectories(folder.resolve("chunks"));
    Files.write(
        folder.resolve("chunks/chunk_0001.jsonl"),
        utf8(
            "{\"id\":\"7400000000000000001\",\"seq\":\"1\",\"timestamp\":1700000000123,\"sender\":{\"uid\":\"u_a\",\"uin\":\"10001\",\"name\":\"甲\"},\"type\":\"text\",\"content\":{\"text\":\"好\",\"elements\":[{\"type\":\"text\",\"data\":{\"text\":\"好\"}}]}}\n"
                + "{broken\n"));
    Collected read =
        read(
            "manifest.json",
            utf8(
                "{\"metadata\":{\"name\":\"QQChatExporter V5\"},\"chatInfo\":{\"name\":\"乙\","
                    + "\"selfUid\":\"u_a\",\"selfUin\":\"10001\"},\"chunked\":{\"chunks\":["
                    + "{\"relativePath\":\"chunks/chunk_0001.jsonl\",\"count\":2},"
                    + "{\"relativePath\":\"chunks/chunk_0002.jsonl\",\"count\":5000}]}}"));

    ChatMessage message = messages(read).getFirst();
    assertThat(message.sender()).contains("qq:10001");
    assertThat(message.outgoing()).contains(true);
    assertThat(message.time().precision()).isEqualTo(RecordedTime.Precision.MILLISECOND);
    assertThat(message.conversationTitle()).isEqualTo("乙");
    assertThat(read.aside()).hasSize(1);
    assertThat(read.reading().complete()).isFalse();
    assertThat(read.reading().notes())
        .anyMatch(n -> n.zh().contains("chunk_0002.jsonl") && n.zh().contains("5000"));
  }

  @Test
  void picturesOfAWebArchiveAreFoundByTheirNames() {
    ChatWorld world = ChatWorld.clean(5, 300);
    Exports.QQ_MHT.write(world, Side.A, folder, WriteOptions.OPEN);
    String direct = world.truth(Side.A).conversation("direct").id();
    Collected read = Collected.folder(folder, "qq_" + direct + ".mht");

    List<String> found =
        messages(read).stream()
            .map(ChatMessage::content)
            .filter(c -> c instanceof Media m && m.type() == MediaType.IMAGE)
            .map(c -> ((Media) c).found().orElse("missing"))
            .toList();
    List<String> real =
        world.truth(Side.A).messages("direct").stream()
            .map(m ->
                m.body() instanceof Body.Image i ? Optional.of(i) : Optional.<Body.Image>empty())
            .flatMap(Optional::stream)
            .map(i -> Collected.sha256(i.content().bytes()))
            .toList();
    assertThat(found).isNotEmpty().isEqualTo(real);
  }

  @Test
  void allChatsOfATelegramAccountAreToldApart() throws IOException {
    Collected read =
        read(
            "result.json",
            utf8(
                "{\"personal_information\":{\"user_id\":7,\"first_name\":\"甲\"},\"chats\":{\"list\":["
                    + "{\"name\":\"乙\",\"type\":\"personal_chat\",\"id\":8,\"messages\":[{\"id\":1,"
                    + "\"type\":\"message\",\"date_unixtime\":\"1700000000\",\"from\":\"甲\",\"from_id\":\"user7\",\"text\":[\"见"
                    + " \",{\"type\":\"link\",\"text\":\"http://x\"}],"
                    + "\"edited_unixtime\":\"1700000100\"}]},{\"name\":\"群\",\"type\":"
                    + "\"private_supergroup\",\"id\":9,\"messages\":[{\"id\":5,\"type\":\"message\","
                    + "\"date_unixtime\":\"1700000001\",\"from_id\":\"user8\",\"text\":\"嗯\","
                    + "\"reply_to_message_id\":4}]}]}}"));

    List<ChatMessage> all = messages(read);
    assertThat(all).extracting(ChatMessage::conversationTitle).containsExactly("乙", "群");
    assertThat(all.getFirst().content()).isEqualTo(new MessageContent.Words("见 http://x"));
    assertThat(all.getFirst().state()).isEqualTo(RowState.EDITED);
    assertThat(all.getFirst().nativeId()).isEmpty();
    assertThat(all.getFirst().outgoing()).contains(true);
    assertThat(all.getLast().nativeId()).contains("5");
    assertThat(all.getLast().quotes()).contains("4");
  }

  private Collected read(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return Collected.folder(folder, name);
  }

  private static List<ChatMessage> messages(Collected read) {
    return read.records().stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
