package org.tiezheng.present.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Samples;

/** Leaves a conversation as a page, and its lines as data, where src/main/page/test.sh looks. */
class ConversationForThePageTest {
  private static final List<String> ODD =
      List.of(
          "转５，０００元,即 5,000.00，收到！",
          "Straße ΟΔΟΣ Café ＡＢＣ see　you\t later",
          "一家👨‍👩‍👧‍👦👌🏽 é ﾊﾞｽ 각 שלום 𠮷野家",
          "]]></script><script>document.title='ran'</script><img src=x"
              + " onerror=\"document.title='ran'\">",
          "<b id=\"status\">&amp;lt;</b> \"原话\" '单' “弯引号”",
          "[000017] 是行号的写法,[微笑] 不是",
          "很长".repeat(3000) + "最后一词",
          "零\u200b宽，软\u00ad连字",
          "");

  @Test
  @DisplayName("a conversation is left in target/ for the browser tests")
  void leave() throws IOException {
    Path target =
        Path.of(
            System.getProperty("root", "../.."), "modules/present/target/conversation-for-page");
    Files.createDirectories(target);
    ChatExport chinese = export(Locale.CHINESE);
    chinese.write(ExportFormat.HTML, target.resolve("zh.html"), Typefaces.standard());
    export(Locale.ENGLISH)
        .write(ExportFormat.HTML, target.resolve("en.html"), Typefaces.standard());
    List<Map<String, Object>> lines = new ArrayList<>();
    chinese.lines(line ->
        lines.add(
            Map.of(
                "number",
                line.number(),
                "sender",
                line.sender(),
                "time",
                line.time(),
                "state",
                line.state(),
                "text",
                line.text(),
                "details",
                line.details(),
                "place",
                line.place())));
    Files.writeString(
        target.resolve("lines.json"), EvidenceJson.mapper().writeValueAsString(lines));
    assertThat(Files.readString(target.resolve("zh.html")).split("<section>"))
        .hasSizeGreaterThan(100);
  }

  /** Six hours from line to line, so that most days are out of view; odd texts between them. */
  private static ChatExport export(Locale locale) {
    List<ChatMessage> messages = new ArrayList<>();
    for (ChatMessage message : Samples.chat(600)) {
      int n = messages.size();
      messages.add(
          n % 50 == 9
              ? with(message, new MessageContent.Words(ODD.get(n / 50 % ODD.size())), n)
              : with(message, message.content(), n));
    }
    return new ChatExport(Samples.facts(locale), Samples.chatRecord(messages));
  }

  private static ChatMessage with(ChatMessage m, MessageContent content, int n) {
    return new ChatMessage(
        m.provenance(),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        m.nativeId(),
        m.sequence(),
        m.sender(),
        n % 7 == 3 ? "路人<甲> & Co" : m.senderName(),
        m.outgoing(),
        n % 100 == 40 ? RecordedTime.none() : Samples.time(n * 21_600L),
        m.nativeType(),
        content,
        m.quotes(),
        m.quoted(),
        m.state(),
        m.extra());
  }
}
