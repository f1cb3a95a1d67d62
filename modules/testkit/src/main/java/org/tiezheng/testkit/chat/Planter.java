package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Does to the copies what a party might do: edits, deletions and insertions, all written down. */
final class Planter {
  private static final List<String> SHARED = List.of(Cast.DIRECT, Cast.GROUP);

  private final Random random;
  private final int each;
  private final Set<String> used = new HashSet<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private int plants;

  /**
   * @param each how many cases of each sort a side gets
   */
  Planter(Random random, int each) {
    this.random = random;
    this.each = each;
  }

  /** Plants in one side; the other side's cases never touch the same message. */
  List<Step> plant(Side side, Copy copy, List<HeldMessage> genuine) {
    List<Step> steps = new ArrayList<>();
    texts.clear();
    genuine.forEach(m -> texts.merge(words(m), 1, Integer::sum));
    tail(side, genuine, steps);
    drop(side, side == Side.A ? Cast.ONLY_A : Cast.TRIO, genuine, steps);
    for (int i = 0; i < each; i++) {
      edits(side, genuine, steps);
      range(side, genuine, steps);
      delete(side, genuine, steps);
      insert(side, copy, genuine, side == Side.A ? Cast.DIRECT : Cast.GROUP, steps);
    }
    return steps;
  }

  private void edits(Side side, List<HeldMessage> genuine, List<Step> steps) {
    pick(genuine, m -> m.body() instanceof Body.Text && unique(m))
        .ifPresent(m -> {
          String after = words(m).replaceFirst("[。！？…]*$", "") + "，已经两清";
          edit(
              side,
              Plant.Kind.EDIT_TEXT,
              m,
              m.withBody(new Body.Text(after)),
              words(m),
              after,
              steps);
        });
    pick(genuine, m -> m.body() instanceof Body.Text && unique(m))
        .ifPresent(m -> {
          Instant after =
              m.time().plusSeconds(86_400L * (1 + random.nextInt(6)) + random.nextInt(3_000));
          edit(
              side,
              Plant.Kind.EDIT_TIME,
              m,
              m.withTime(after),
              seconds(m.time()),
              seconds(after),
              steps);
        });
    pick(genuine, m -> m.body() instanceof Body.Text && unique(m))
        .ifPresent(m -> {
          String self = Cast.self(side).id();
          String after = m.outgoing() ? Cast.self(side.other()).id() : self;
          edit(
              side,
              Plant.Kind.EDIT_SENDER,
              m,
              m.withSender(after, after.equals(self)),
              m.sender().orElse(""),
              after,
              steps);
        });
    pick(genuine, m -> m.body() instanceof Body.Transfer)
        .ifPresent(m -> {
          Body.Transfer t = (Body.Transfer) m.body();
          Body.Transfer after =
              new Body.Transfer(
                  t.transferId(),
                  t.transactionId(),
                  t.fen() * 10,
                  t.memo(),
                  t.state(),
                  t.payer(),
                  t.receiver(),
                  t.begin());
          edit(
              side,
              Plant.Kind.EDIT_AMOUNT,
              m,
              m.withBody(after),
              t.amount(),
              after.amount(),
              steps);
        });
  }

  private void edit(
      Side side,
      Plant.Kind kind,
      HeldMessage before,
      HeldMessage after,
      String was,
      String is,
      List<Step> steps) {
    Plant plant =
        new Plant(++plants, side, kind, before.conversation(), List.of(before.serverId()), was, is);
    steps.add(new Step.Edited(plant, before, after));
  }

  private void delete(Side side, List<HeldMessage> genuine, List<Step> steps) {
    pick(genuine, m -> m.body() instanceof Body.Text && unique(m))
        .ifPresent(m -> deletion(side, Plant.Kind.DELETE_ONE, List.of(m), steps));
    pick(genuine, m -> !(m.body() instanceof Body.Text))
        .ifPresent(m -> deletion(side, Plant.Kind.DELETE_ONE, List.of(m), steps));
  }

  private void range(Side side, List<HeldMessage> genuine, List<Step> steps) {
    String conversation = SHARED.get(random.nextInt(SHARED.size()));
    List<HeldMessage> all =
        genuine.stream().filter(m -> m.conversation().equals(conversation)).toList();
    for (int tries = 0; tries < 200; tries++) {
      int length = 4 + random.nextInt(8);
      int from = random.nextInt(Math.max(1, all.size() - length));
      List<HeldMessage> part = all.subList(from, Math.min(all.size(), from + length));
      if (part.stream().allMatch(this::free)) {
        part.forEach(m -> used.add(m.serverId()));
        deletion(side, Plant.Kind.DELETE_RANGE, part, steps);
        return;
      }
    }
  }

  private void tail(Side side, List<HeldMessage> genuine, List<Step> steps) {
    deletion(side, Plant.Kind.DELETE_TAIL, tail(side, genuine), steps);
  }

  /** The last messages of the conversation whose end that side will cut off. */
  private static List<HeldMessage> tail(Side side, List<HeldMessage> genuine) {
    String conversation = side == Side.A ? Cast.GROUP : Cast.DIRECT;
    List<HeldMessage> all =
        genuine.stream().filter(m -> m.conversation().equals(conversation)).toList();
    return all.subList(Math.max(0, all.size() - 6), all.size());
  }

  /** Keeps the end that one side will cut off from the cases of the other side. */
  void reserve(Side side, List<HeldMessage> genuine) {
    tail(side, genuine).forEach(m -> used.add(m.serverId()));
  }

  private void deletion(Side side, Plant.Kind kind, List<HeldMessage> gone, List<Step> steps) {
    Plant plant =
        new Plant(
            ++plants,
            side,
            kind,
            gone.getFirst().conversation(),
            ids(gone),
            words(gone.getFirst()),
            "");
    gone.forEach(m -> steps.add(new Step.Deleted(plant, m)));
  }

  private void drop(Side side, String conversation, List<HeldMessage> genuine, List<Step> steps) {
    List<HeldMessage> all =
        genuine.stream().filter(m -> m.conversation().equals(conversation)).toList();
    all.forEach(m -> used.add(m.serverId()));
    Plant plant =
        new Plant(++plants, side, Plant.Kind.DELETE_CONVERSATION, conversation, ids(all), "", "");
    steps.add(new Step.Dropped(plant, conversation));
  }

  /** Puts in a row as an editor does: at the end of the table, dated in the midst of the talk. */
  private void insert(
      Side side, Copy copy, List<HeldMessage> genuine, String conversation, List<Step> steps) {
    List<HeldMessage> all =
        genuine.stream().filter(m -> m.conversation().equals(conversation)).toList();
    HeldMessage beside = all.get(random.nextInt(all.size() * 3 / 4));
    Persona sender = Cast.self(side.other());
    String text = "收条：今收到还款" + (1 + random.nextInt(90)) + "万元整，双方再无纠葛（" + plants + "）。";
    Instant time = beside.time().plusSeconds(7);
    HeldMessage forged =
        new HeldMessage(
            Long.toString(1_000_000_000_000L + random.nextInt(1_000_000)),
            "",
            conversation,
            copy.nextLocal(conversation),
            copy.nextStore(),
            0,
            time.getEpochSecond() * 1000,
            Optional.of(sender.id()),
            false,
            time,
            new Body.Text(text));
    Plant plant =
        new Plant(
            ++plants, side, Plant.Kind.INSERT, conversation, List.of(forged.serverId()), "", text);
    steps.add(new Step.Inserted(plant, forged));
  }

  private Optional<HeldMessage> pick(List<HeldMessage> from, Predicate<HeldMessage> which) {
    for (int tries = 0; tries < 5_000; tries++) {
      HeldMessage m = from.get(random.nextInt(from.size()));
      if (SHARED.contains(m.conversation()) && free(m) && m.sender().isPresent() && which.test(m)) {
        used.add(m.serverId());
        return Optional.of(m);
      }
    }
    return Optional.empty();
  }

  private boolean free(HeldMessage m) {
    return !m.serverId().equals("0")
        && !used.contains(m.serverId())
        && !(m.body() instanceof Body.Recall);
  }

  /** Long enough, and nowhere else in the copy, so that its bytes can be looked for. */
  private boolean unique(HeldMessage m) {
    return words(m).length() >= 12 && texts.getOrDefault(words(m), 0) == 1;
  }

  private static String words(HeldMessage m) {
    return m.body() instanceof Body.Text t ? t.text() : "";
  }

  private static List<String> ids(List<HeldMessage> messages) {
    return messages.stream().map(HeldMessage::serverId).toList();
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }
}
