package org.tiezheng.collect.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.wechat.WorldComparison;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.WriteOptions;

@SuppressWarnings("StringConcatToTextBlock")
class WeComTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 400;
  private static final ChatWorld WORLD = ChatWorld.of(7, MESSAGES);

  @ParameterizedTest
  @EnumSource(Side.class)
  void theArchiveHoldsEveryMessageAndBothARecallAndWhatWasRecalled(
      Side side, @TempDir Path folder) {
    Rendered rendered = Exports.WECOM.write(WORLD, side, folder, WriteOptions.OPEN);
    SideTruth truth = WORLD.truth(side);
    List<ChatMessage> records = new ArrayList<>();
    for (String name : rendered.tables().keySet()) {
      Collected read = Collected.folder(folder, name);
      assertThat(read.reading().importer()).isEqualTo("chat.wecom");
      assertThat(read.reading().tables()).allMatch(Accounting::balances);
      assertThat(read.aside()).isEmpty();
      String key = name.substring("wecom_".length(), name.indexOf('.'));
      read.records().forEach(r -> records.add((ChatMessage) r));
      List<ChatMessage> mine =
          records.subList(records.size() - read.records().size(), records.size());
      mine.replaceAll(
          m -> inWorld(m, truth.conversation(key).id(), truth.conversation(key).title()));
    }
    Map<String, RecordedTime> times = new HashMap<>();
    records.forEach(m -> m.nativeId().ifPresent(id -> times.putIfAbsent(id, m.time())));
    Set<String> recalled = new HashSet<>();
    records.stream()
        .filter(m -> m.content() instanceof MessageContent.Recall)
        .forEach(m -> m.nativeId().ifPresent(recalled::add));
    assertThat(recalled).isNotEmpty();
    List<ChatMessage> last =
        records.stream()
            .filter(m ->
                m.content() instanceof MessageContent.Recall
                    || m.nativeId().filter(recalled::contains).isEmpty())
            .map(m -> at(m, m.nativeId().map(times::get).orElse(m.time())))
            .toList();
    assertThat(records).hasSize(last.size() + recalled.size());
    new WorldComparison(truth, rendered, "wecom", false).assertSame(last);
  }

  @Test
  void holesOfTheNumbersAndLinesStillEncryptedAreSaid(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("a.jsonl"),
        ("{\"seq\":1,\"msgid\":\"a\",\"action\":\"send\",\"from\":\"x\",\"tolist\":[\"y\"],\"msgtime\":1700000000123,\"msgtype\":\"text\",\"text\":{\"content\":\"=1+1\"}}\n"
             + "{\"seq\":5,\"msgid\":\"b\",\"publickey_ver\":1,\"encrypt_random_key\":\"k\",\"encrypt_chat_msg\":\"m\"}\n"
             + "{\"seq\":6,\"msgid\":\"c\",\"action\":\"send\",\"from\":\"x\",\"tolist\":[\"y\"],\"msgtime\":1700000000124,\"msgtype\":\"news\",\"info\":{\"item\":[]}}\n")
            .getBytes(StandardCharsets.UTF_8));

    Collected read = Collected.folder(folder, "a.jsonl");

    assertThat(read.aside()).hasSize(1);
    assertThat(read.aside().getFirst().reason().zh()).contains("密文");
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.reading().notes()).anyMatch(n -> n.zh().contains("共缺 3 个号"));
    ChatMessage first = (ChatMessage) read.records().getFirst();
    assertThat(first.content()).isEqualTo(new MessageContent.Words("=1+1"));
    assertThat(first.conversation()).isEqualTo("x|y");
    assertThat(first.sequence().flatMap(s -> s.server())).contains("1");
    assertThat(((ChatMessage) read.records().getLast()).content())
        .isInstanceOf(MessageContent.Unread.class);
  }

  /** A recall has a time of its own in the archive; the world keeps the message's. */
  private static ChatMessage at(ChatMessage m, RecordedTime time) {
    return new ChatMessage(
        m.provenance(),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        m.nativeId(),
        m.sequence(),
        m.sender(),
        m.senderName(),
        m.outgoing(),
        time,
        m.nativeType(),
        m.content(),
        m.quotes(),
        m.quoted(),
        m.state(),
        m.extra());
  }

  /** Ids of the world stand before the first underline; its archive knows no titles. */
  private static ChatMessage inWorld(ChatMessage m, String conversation, String title) {
    Optional<String> id = m.nativeId().map(i -> i.substring(0, i.indexOf('_')));
    MessageContent content =
        m.content() instanceof MessageContent.Recall r
            ? new MessageContent.Recall(
                r.target().map(t -> t.substring(0, t.indexOf('_'))), r.notice())
            : m.content();
    boolean notice = id.equals(Optional.of("0"));
    return new ChatMessage(
        m.provenance(),
        m.platform(),
        conversation,
        title,
        id.filter(_ -> !notice),
        m.sequence(),
        m.sender(),
        m.senderName(),
        m.outgoing(),
        m.time(),
        m.nativeType(),
        notice ? new MessageContent.Notice(m.line()) : content,
        m.quotes(),
        m.quoted(),
        m.state(),
        m.extra());
  }
}
