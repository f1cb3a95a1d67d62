package org.tiezheng.testkit.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tiezheng.testkit.talk.MessageIds;

/** Makes the messages of the world in the order in which they were sent. */
final class Timeline {
  static final Instant FROM = Instant.parse("2023-11-01T00:00:00Z");
  static final Instant TO = Instant.parse("2025-10-31T00:00:00Z");

  final Random random;
  final Cast cast;
  final Phrases phrases;
  final List<Payment> payments = new ArrayList<>();
  private final MessageIds ids;
  private final int target;
  private final List<WorldMessage> made = new ArrayList<>();
  private final Map<String, List<WorldMessage>> said = new HashMap<>();

  Timeline(long seed, int target) {
    this.random = new Random(seed);
    this.cast = new Cast(FROM, TO);
    this.phrases = new Phrases(random);
    this.ids = new MessageIds(random);
    this.target = target;
  }

  /** The messages by time. */
  List<WorldMessage> messages() {
    List<Session> sessions = sessions();
    roomNotices();
    for (Wish wish : Wishes.once()) {
      List<Session> fit = sessions.stream().filter(s -> s.suits(wish.conversations())).toList();
      wish.maker().make(this, fit.get(random.nextInt(fit.size())));
    }
    if (made.size() > target) {
      throw new IllegalArgumentException("a world needs at least " + made.size() + " messages");
    }
    while (made.size() < target) {
      Session session = sessions.get(random.nextInt(sessions.size()));
      for (int n = 1 + random.nextInt(8); n > 0 && made.size() < target; n--) {
        boolean room = target - made.size() > 3;
        Wish wish = room ? Wishes.everyday(random) : Wishes.words();
        (session.suits(wish.conversations()) ? wish : Wishes.words()).maker().make(this, session);
      }
    }
    return inOrder();
  }

  /** What was said so far, by time. */
  List<WorldMessage> inOrder() {
    made.sort(Comparator.comparing(WorldMessage::time).thenComparing(WorldMessage::serverId));
    return made;
  }

  private List<Session> sessions() {
    int count = Math.max(14, target / 14);
    long seconds = Duration.between(FROM, TO).toSeconds() - 400_000;
    List<Session> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = FROM.plusSeconds(7_200 + (long) (random.nextDouble() * seconds));
      // Nobody writes between two and eight in the morning: 18:00 to 24:00 UTC.
      long ofDay = at.getEpochSecond() % 86_400;
      at = ofDay > 64_800 ? at.minusSeconds(43_200) : at;
      all.add(new Session(i < 2 * Cast.KEYS.size() ? Cast.KEYS.get(i / 2) : conversation(), at));
    }
    return all;
  }

  private String conversation() {
    int n = random.nextInt(100);
    return n < 50
        ? Cast.DIRECT
        : n < 76
            ? Cast.GROUP
            : n < 84
                ? Cast.TRIO
                : n < 89
                    ? Cast.ONLY_A
                    : n < 94 ? Cast.ONLY_B : n < 97 ? Cast.SERVICE_A : Cast.SERVICE_B;
  }

  private void roomNotices() {
    for (RoomEvent event : cast.events()) {
      String who = "{" + event.who() + "}";
      String by = "{" + event.by() + "}";
      List<String> accounts = List.of(event.by(), event.who());
      Body body =
          switch (event.kind()) {
            case FOUNDED ->
                new Body.Notice(
                    by + "邀请{" + Cast.B.id() + "}、{" + Cast.C.id() + "}、{" + Cast.D.id() + "}加入了群聊",
                    true,
                    List.of(Cast.A.id(), Cast.B.id(), Cast.C.id(), Cast.D.id()));
            case JOINED -> new Body.Notice(by + "邀请" + who + "加入了群聊", true, accounts);
            case REMOVED -> new Body.Notice(by + "将" + who + "移出了群聊", true, accounts);
            case TITLE ->
                new Body.Notice(by + "修改群名为“" + event.value() + "”", false, List.of(event.by()));
            // Leaving, a new card and a new nick show no line in the conversation.
            case LEFT, CARD, NICK -> new Body.Notice("", false, List.of());
          };
      if (body instanceof Body.Notice notice && !notice.text().isEmpty()) {
        boolean owner = event.kind() == RoomEvent.Kind.REMOVED;
        add(
            Cast.GROUP,
            Optional.empty(),
            event.time(),
            body,
            owner ? Set.of(Side.A) : Set.of(Side.A, Side.B),
            false);
      }
    }
  }

  /** One of those who can write there now; A and B more often than others. */
  Persona speaker(Session session) {
    List<Persona> members = cast.members(session.conversation(), session.now());
    if (session.service()) {
      return random.nextInt(6) == 0 ? members.getFirst() : Cast.SERVICE;
    }
    return members.get(random.nextInt(3) == 0 ? random.nextInt(members.size()) : random.nextInt(2));
  }

  /** Adds a message of that sender at the session's next moment. */
  WorldMessage say(Session session, Persona sender, Body body) {
    return add(
        session.conversation(),
        Optional.of(sender.id()),
        session.tick(random),
        body,
        Set.copyOf(Cast.sides(session.conversation())),
        false);
  }

  /** Adds a message that follows from an earlier one, later than the talk itself. */
  WorldMessage later(Session session, Optional<Persona> sender, Instant time, Body body) {
    return add(
        session.conversation(),
        sender.map(Persona::id),
        time,
        body,
        Set.copyOf(Cast.sides(session.conversation())),
        false);
  }

  /** Adds a line that the app of one side makes by itself; it never was on the server. */
  void local(Session session, Side side, String text) {
    if (Cast.sides(session.conversation()).contains(side)) {
      add(
          session.conversation(),
          Optional.empty(),
          session.tick(random),
          new Body.Notice(text, false, List.of()),
          Set.of(side),
          true);
    }
  }

  private WorldMessage add(
      String conversation,
      Optional<String> sender,
      Instant time,
      Body body,
      Set<Side> seenBy,
      boolean local) {
    String id = local ? "0" : ids.next(time);
    WorldMessage message =
        new WorldMessage(
            id,
            sender.isPresent() ? hex(16) + "_" : "",
            conversation,
            sender,
            time,
            body,
            seenBy,
            Optional.empty(),
            Optional.empty());
    made.add(message);
    said.computeIfAbsent(conversation, k -> new ArrayList<>()).add(message);
    return message;
  }

  void replace(WorldMessage message, WorldMessage by) {
    for (List<WorldMessage> list : List.of(made, said.getOrDefault(message.conversation(), made))) {
      list.set(list.lastIndexOf(message), by);
    }
  }

  /** An earlier message of the conversation that can be answered; empty if luck has none. */
  Optional<WorldMessage> earlier(String conversation, Instant before) {
    List<WorldMessage> all = said.getOrDefault(conversation, List.of());
    for (int tries = 0; tries < 12 && !all.isEmpty(); tries++) {
      WorldMessage m = all.get(random.nextInt(all.size()));
      boolean lasting = m.recalled().isEmpty() && m.replacedBy().isEmpty();
      if (m.sender().isPresent() && lasting && m.time().isBefore(before)) {
        return Optional.of(m);
      }
    }
    return Optional.empty();
  }

  String hex(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return HexFormat.of().formatHex(noise);
  }

  String digits(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }
}
