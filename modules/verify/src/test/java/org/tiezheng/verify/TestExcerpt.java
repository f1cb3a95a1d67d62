package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.excerpt.ConversationKey;
import org.tiezheng.seal.excerpt.ConversationSealer;
import org.tiezheng.seal.excerpt.ConversationStatement;
import org.tiezheng.seal.excerpt.Excerpt;
import org.tiezheng.seal.excerpt.ExcerptMaker;
import org.tiezheng.seal.excerpt.SealedEvent;
import org.tiezheng.seal.excerpt.SealedReading;
import org.tiezheng.seal.excerpt.Sealing;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.proof.Hash;

/** A conversation of item 1 of {@link TestBundle}, sealed, with some of its messages proven. */
final class TestExcerpt {
  private static final CaseSecret SECRET = CaseSecret.of(new byte[CaseSecret.BYTES]);
  private static final String IMPORTER = "chat.test";

  private final Sealing sealing = new Sealing(1, Hash.of(new byte[Hash.BYTES]));
  private final long read;
  private final SealedReading reading;
  private final List<ChatMessage> messages = new ArrayList<>();

  /**
   * @param deposit of the original that the messages are from
   * @param read number of the event of the reading
   */
  TestExcerpt(String deposit, long read) {
    this.read = read;
    ConversationSealer sealer = new ConversationSealer(SECRET, sealing, _ -> deposit);
    for (int i = 0; i < 12; i++) {
      messages.add(message(i));
    }
    messages.forEach(sealer::add);
    reading = sealer.finish(IMPORTER, "1");
  }

  private static ChatMessage message(int i) {
    return new ChatMessage(
        Provenance.of("0".repeat(64), new Locator.Whole()),
        "wechat",
        "wxid_a",
        "李四",
        Optional.empty(),
        Optional.empty(),
        Optional.of("wechat:wxid_" + i % 2),
        i % 2 == 0 ? "张三" : "李四",
        Optional.of(i % 2 == 0),
        RecordedTime.none(),
        "1",
        new MessageContent.Words("第" + i + "句"),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  /** Details of the event that seals it. */
  Map<String, String> what() {
    return new SealedEvent(sealing, IMPORTER + " 1", read, 1, messages.size(), reading.root())
        .what();
  }

  /** Its records, one a line. */
  String records() {
    StringBuilder lines = new StringBuilder();
    messages.forEach(m -> lines.append(EvidenceJson.write(m)).append('\n'));
    return lines.toString();
  }

  /** The proof of three messages, naming event 5. */
  String file() {
    return new String(excerpt().encode(5), StandardCharsets.UTF_8);
  }

  /** Three of its messages. */
  Excerpt excerpt() {
    ConversationStatement statement = reading.statements().getFirst();
    ExcerptMaker maker =
        new ExcerptMaker(
            ConversationKey.of(SECRET, sealing, "wechat", "wxid_a"),
            reading,
            statement,
            new long[] {2, 3, 9});
    for (int i = 0; i < messages.size(); i++) {
      maker.add(messages.get(i), i + 1L);
    }
    return maker.finish();
  }
}
