package org.tiezheng.testkit.chat.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.SideTruth;

/** A conversation as one side holds it at the end, with what an exporter asks about it. */
record Talk(ChatWorld world, SideTruth truth, Conversation in, List<HeldMessage> messages) {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  static final Instant EXPORTED = Instant.parse("2025-11-01T01:30:12Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

  /** Date and time in China, to the second. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String time(Instant instant, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZONE).format(instant);
  }

  /** The account that sent a message; empty for notices of the system. */
  Optional<Persona> sender(HeldMessage m) {
    return m.sender().map(world::person);
  }

  /** The name that the app shows for the sender: remark, group card, nick. */
  String name(HeldMessage m) {
    return sender(m).map(this::name).orElse("");
  }

  String name(Persona p) {
    String remark = p.remarkOn(truth.side());
    String card = in.cards().getOrDefault(p.id(), "");
    return !remark.isEmpty() ? remark : !card.isEmpty() ? card : p.nick();
  }

  boolean system(HeldMessage m) {
    return m.body() instanceof Body.Notice || m.body() instanceof Body.Recall;
  }

  /** The message that an answer answers, if the copy still holds it. */
  Optional<HeldMessage> target(HeldMessage m) {
    return m.body() instanceof Body.Quote q
        ? messages.stream().filter(o -> o.serverId().equals(q.target())).findFirst()
        : Optional.empty();
  }
}
