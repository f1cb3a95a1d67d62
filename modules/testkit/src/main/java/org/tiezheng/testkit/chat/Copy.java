package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the copy of one side: numbers every message as the app of that side counts. */
final class Copy {
  private final Side side;
  private final String self;
  private final int clock;
  private final Map<String, Long> locals = new HashMap<>();
  private final Map<String, Long> lastSort = new HashMap<>();
  private final Map<String, HeldMessage> byServer = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private long store;
  private long sequence;

  /** A message arrives, or is recalled, at that time. */
  private record Happening(Instant time, WorldMessage message, Optional<Body.Recall> recall) {}

  Copy(Side side, int clock, long firstSequence) {
    this.side = side;
    this.self = Cast.self(side).id();
    this.clock = clock;
    this.sequence = firstSequence;
  }

  List<Step> history(List<WorldMessage> messages) {
    List<Happening> all = new ArrayList<>();
    for (WorldMessage m : messages) {
      boolean announcedByMe =
          m.replacedBy().isPresent() && m.sender().filter(self::equals).isPresent();
      if (m.seenBy().contains(side) && !announcedByMe) {
        all.add(new Happening(m.time(), m, Optional.empty()));
        m.recalled().ifPresent(r -> all.add(new Happening(r.time(), m, Optional.of(r))));
      }
    }
    all.sort(Comparator.comparing(Happening::time));
    for (Happening h : all) {
      if (h.recall().isPresent()) {
        recall(h.message(), h.recall().get());
      } else {
        arrive(h.message());
      }
    }
    return steps;
  }

  private void arrive(WorldMessage m) {
    boolean local = m.serverId().equals("0");
    Instant time = m.time().plusSeconds(clock);
    HeldMessage held =
        new HeldMessage(
            m.serverId(),
            m.uuid(),
            m.conversation(),
            nextLocal(m.conversation()),
            nextStore(),
            local ? 0 : ++sequence,
            sort(m.conversation(), time),
            m.sender(),
            m.sender().filter(self::equals).isPresent(),
            time,
            seen(m.body()));
    steps.add(new Step.Arrived(held));
    if (!local) {
      byServer.put(m.serverId(), held);
    }
    if (m.body() instanceof Body.Document d && d.overwrites().isPresent()) {
      HeldMessage announcement = byServer.remove(d.overwrites().get());
      if (announcement != null) {
        steps.add(new Step.Completed(announcement));
      }
    }
  }

  private void recall(WorldMessage m, Body.Recall recall) {
    // The recall is a message of the stream, so it takes a number of its own.
    sequence++;
    HeldMessage before = byServer.get(m.serverId());
    if (before != null) {
      HeldMessage after = before.withBody(seen(recall)).withSource("");
      byServer.put(m.serverId(), after);
      steps.add(new Step.Recalled(before, after));
    }
  }

  private Body seen(Body body) {
    return switch (body) {
      case Body.Notice n -> new Body.Notice(Cast.shown(n.text(), side), n.template(), n.accounts());
      case Body.Pat p -> new Body.Pat(p.from(), p.patted(), Cast.shown(p.text(), side));
      case Body.Recall r ->
          new Body.Recall(r.target(), r.by(), Cast.shown(r.notice(), side), r.time());
      default -> body;
    };
  }

  long nextLocal(String conversation) {
    return locals.merge(conversation, 1L, Long::sum);
  }

  long nextStore() {
    return ++store;
  }

  long nextSequence() {
    return ++sequence;
  }

  /** Seconds · 1000 and a number within the second. */
  long sort(String conversation, Instant time) {
    long first = time.getEpochSecond() * 1000;
    long last = lastSort.getOrDefault(conversation, 0L);
    long sort = last / 1000 == time.getEpochSecond() ? last + 1 : first;
    lastSort.put(conversation, sort);
    return sort;
  }
}
