package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;

/**
 * A film of a conversation beside the conversation that it records: the messages on which facts
 * rest, from the first to the last, and what the film shows of them.
 *
 * @param of the item that is filmed
 * @param sessions logs of the filming
 * @param messages from the first to the last on which a fact rests; all of the conversation if no
 *     fact names lines
 */
record Captured(
    Item of,
    List<CaptureSession> sessions,
    List<Message> messages,
    Map<String, List<Message>> byId) {
  /**
   * A message of the range.
   *
   * @param line its number in the item, from 1
   * @param conversation {@link ChatMessage#conversation()}; ids repeat between conversations
   * @param id {@link ChatMessage#nativeId()}, or the line number if it has none
   * @param silent whether it shows its content only when it is opened or played
   * @param played whether it must be played and not only opened
   */
  record Message(
      int line,
      String conversation,
      String id,
      boolean silent,
      boolean played,
      Optional<java.time.Instant> time,
      Provenance place,
      String words) {}

  /** Answers for an item that is a film of another; says itself why it cannot. */
  static Ruling examine(Item item, Context context, Function<Captured, Ruling> check) {
    Optional<String> answer = context.answer(item, Answer.CAPTURES);
    if (answer.isEmpty()) {
      return Ruling.unknown(
          "没有说明这段录像固定的是哪一号证据", "nobody says which item this film records", Answer.CAPTURES.path());
    }
    if (Context.none(answer)) {
      return Ruling.notApplicable("不是固定其他证据的录像", "it is no film of another item");
    }
    List<Item> named = CitedItems.present(answer.get(), context);
    if (named.size() != 1) {
      return Ruling.unknown(
              "所填不是本案的一份证据:" + answer.get(),
              "not an item of the case: " + answer.get(),
              Answer.CAPTURES.path())
          .at(Context.label(item), Answer.CAPTURES.path(), answer.get());
    }
    List<CaptureSession> sessions;
    try (Stream<CaptureSession> found = context.records(item, CaptureSession.class)) {
      sessions = found.toList();
    }
    Item of = named.getFirst();
    List<Message> all = filmed(of, sessions, context);
    return check.apply(
        new Captured(
            of,
            sessions,
            relevant(of, all, context),
            all.stream().collect(Collectors.groupingBy(Message::id))));
  }

  /** The messages of the conversations that were filmed. */
  private static List<Message> filmed(Item of, List<CaptureSession> sessions, Context context) {
    Set<String> conversations = new HashSet<>();
    sessions.stream()
        .map(CaptureSession::conversation)
        .filter(c -> !c.isEmpty())
        .forEach(conversations::add);
    List<Message> all = new ArrayList<>();
    int[] line = {0};
    try (Stream<ChatMessage> messages = context.records(of, ChatMessage.class)) {
      messages.forEach(m -> {
        line[0]++;
        if (conversations.isEmpty() || conversations.contains(m.conversation())) {
          all.add(message(line[0], m));
        }
      });
    }
    return all;
  }

  /** From the first to the last on which a fact rests. */
  private static List<Message> relevant(Item of, List<Message> all, Context context) {
    List<LineRange> ranges =
        context.links(of).stream()
            .map(Link::lines)
            .flatMap(Optional::stream)
            .flatMap(lines -> LineRange.parse(lines).orElse(List.of()).stream())
            .toList();
    List<Integer> relevant =
        all.stream()
            .map(Message::line)
            .filter(n -> ranges.stream().anyMatch(r -> r.contains(n)))
            .toList();
    return relevant.isEmpty()
        ? all
        : all.stream()
            .filter(m -> m.line() >= relevant.getFirst() && m.line() <= relevant.getLast())
            .toList();
  }

  private static Message message(int line, ChatMessage m) {
    boolean silent =
        m.content() instanceof MessageContent.Media
            || m.content() instanceof MessageContent.Transfer
            || m.content() instanceof MessageContent.RedPacket
            || m.content() instanceof MessageContent.Share
            || m.content() instanceof MessageContent.Forward;
    boolean played =
        m.content() instanceof MessageContent.Media media
            && (media.type() == MessageContent.MediaType.VOICE
                || media.type() == MessageContent.MediaType.VIDEO);
    return new Message(
        line,
        m.conversation(),
        m.nativeId().orElse(Integer.toString(line)),
        silent,
        played,
        m.time().instant(),
        m.provenance(),
        m.line());
  }

  /** The lines of the messages that can be read in the film, or that a person found in it. */
  Set<Integer> shown() {
    Set<Integer> shown = new HashSet<>();
    for (CaptureSession session : sessions) {
      Stream.concat(
              session.screens().stream().flatMap(screen -> screen.messages().stream()),
              session.confirmed().stream())
          .forEach(id -> line(session, id).ifPresent(shown::add));
    }
    return shown;
  }

  /**
   * The line of the message that an id means in a film; empty if there is none, or if several have
   * the id and the film does not say of which conversation it is.
   */
  Optional<Integer> line(CaptureSession session, String id) {
    List<Message> meant =
        byId.getOrDefault(id, List.of()).stream()
            .filter(m ->
                session.conversation().isEmpty() || m.conversation().equals(session.conversation()))
            .toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst().line()) : Optional.empty();
  }

  /** There is no log of the filming, or no message to compare with. */
  Optional<Ruling> incomplete() {
    if (sessions.isEmpty()) {
      return Optional.of(
          Ruling.unknown("没有固定过程的记录", "there is no log of the filming", "records.capture"));
    }
    return messages.isEmpty()
        ? Optional.of(
            Ruling.unknown(
                "被固定的证据没有读到消息", "no message of the filmed item was read", "records.chat"))
        : Optional.empty();
  }
}
