package org.tiezheng.seal.excerpt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.proof.Hash;

/** Several conversations of one item, mixed as a store has them, and sealed. */
final class Talk {
  static final String ORIGINAL = "0f".repeat(32);
  static final String DEPOSIT = "018f3b4c-0000-7000-8000-00000000000f";
  static final long EVENT = 7;

  final CaseSecret secret;
  final Sealing sealing;
  final List<ChatMessage> lines;
  final SealedReading reading;
  private final SealedEvent event;

  Talk(CaseSecret secret, Sealing sealing, List<ChatMessage> lines) {
    this.secret = secret;
    this.sealing = sealing;
    this.lines = List.copyOf(lines);
    reading = sealed(secret, sealing, lines);
    event =
        new SealedEvent(
            sealing,
            "chat.example 2",
            6,
            reading.statements().size(),
            reading.messages(),
            reading.root());
  }

  static SealedReading sealed(CaseSecret secret, Sealing sealing, List<ChatMessage> lines) {
    ConversationSealer sealer = new ConversationSealer(secret, sealing, _ -> DEPOSIT);
    lines.forEach(sealer::add);
    return sealer.finish("chat.example", "2");
  }

  /** A talk of so many conversations and lines, the same for the same seed. */
  static Talk of(long seed, int conversations, int lines) {
    Random random = new Random(seed);
    List<ChatMessage> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      all.add(message("room" + random.nextInt(conversations), i, random));
    }
    return new Talk(CaseSecret.of(bytes(random)), new Sealing(3, Hash.of(bytes(random))), all);
  }

  static byte[] bytes(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  static ChatMessage message(String room, int number, Random random) {
    List<MessageContent> contents =
        List.of(
            new MessageContent.Words("好"),
            new MessageContent.Words("第 " + number + " 句,借款 50,000 元"),
            new MessageContent.Words("\ud83d\ude00\u202e\u0001\"\\ \ud83d alone"),
            new MessageContent.Media(
                MessageContent.MediaType.IMAGE,
                Optional.of("a.jpg"),
                Optional.of("ab".repeat(32)),
                Optional.of(
                    new MessageContent.Media.Claimed(
                        Optional.empty(), Optional.of(Long.MAX_VALUE))),
                "",
                Optional.empty()),
            new MessageContent.Recall(Optional.of("m" + number), "撤回了一条消息"));
    MessageContent content = contents.get(random.nextInt(contents.size()));
    return message(room, number, content);
  }

  static ChatMessage message(String room, int number, MessageContent content) {
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 61L);
    return new ChatMessage(
        Provenance.of(ORIGINAL, new Locator.Line(number + 1L, 0, 10)),
        "example",
        room,
        "聊天 " + room,
        number % 5 == 0 ? Optional.empty() : Optional.of("m" + number),
        number % 3 == 0 ? Optional.of(ChatMessage.Sequence.local("" + number)) : Optional.empty(),
        Optional.of("example:" + (number % 2 == 0 ? "a" : "b")),
        number % 2 == 0 ? "甲" : "乙",
        Optional.of(number % 2 == 0),
        number % 11 == 10
            ? RecordedTime.none()
            : new RecordedTime(
                String.valueOf(time.getEpochSecond()),
                Optional.of(time),
                RecordedTime.Precision.SECOND,
                RecordedTime.Basis.SERVER),
        "1",
        content,
        Optional.empty(),
        number % 7 == 0
            ? Optional.of(new ChatMessage.Quoted(Optional.empty(), "乙", "原话", Optional.empty()))
            : Optional.empty(),
        RowState.LIVE,
        Map.of("raw", "not shown " + number));
  }

  /** The messages of a conversation by line, in order. */
  Map<Long, ChatMessage> room(String conversation) {
    Map<Long, ChatMessage> room = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).conversation().equals(conversation)) {
        room.put(i + 1L, lines.get(i));
      }
    }
    return room;
  }

  ConversationStatement statement(String conversation) {
    return reading.statement("example", conversation).orElseThrow();
  }

  Excerpt excerpt(String conversation, long... positions) {
    ConversationKey key = ConversationKey.of(secret, sealing, "example", conversation);
    ExcerptMaker maker = new ExcerptMaker(key, reading, statement(conversation), positions);
    room(conversation).forEach((line, message) -> maker.add(message, line));
    return maker.finish();
  }

  SealedEvent event() {
    return event;
  }

  ExcerptResult check(byte[] file) {
    return ExcerptCheck.check(file, n -> n == EVENT ? Optional.of(event) : Optional.empty());
  }

  ExcerptResult check(String file) {
    return check(file.getBytes(StandardCharsets.UTF_8));
  }
}
