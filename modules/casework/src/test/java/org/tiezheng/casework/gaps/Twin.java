package org.tiezheng.casework.gaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;

/**
 * The innocent twin of a world: the same, but what a planted case left standing is what truly
 * happened. What was deleted was never sent, what was altered was sent like that, what was put in
 * was sent; every number counts as the app would have counted. A copy that is equal to that of its
 * twin cannot show the case.
 */
final class Twin {
  /** A number as servers give them, and an id as senders give them. */
  private static final String GENUINE = "6912345678901234567";

  private static final String UUID = "0123456789abcdef0123456789abcdef_";

  private final SideTruth truth;
  private final Plant plant;
  private final Map<Long, Numbers> numbers = new HashMap<>();

  private record Numbers(long local, long store, long server, long sort) {}

  private Twin(SideTruth truth, Plant plant) {
    this.truth = truth;
    this.plant = plant;
  }

  static ChatWorld of(ChatWorld world, Plant plant) {
    SideTruth twin = new Twin(world.truth(plant.side()), plant).truth();
    boolean a = plant.side() == Side.A;
    return new ChatWorld(
        world.seed(), world.people(), world.messages(), a ? twin : world.a(), a ? world.b() : twin);
  }

  /** The world in which the case was not planted. */
  static ChatWorld without(ChatWorld world, Plant plant) {
    SideTruth truth = world.truth(plant.side());
    List<Step> steps =
        truth.history().stream().filter(s -> s.plant().filter(plant::equals).isEmpty()).toList();
    SideTruth untouched = with(truth, truth.conversations(), steps);
    boolean a = plant.side() == Side.A;
    return new ChatWorld(
        world.seed(),
        world.people(),
        world.messages(),
        a ? untouched : world.a(),
        a ? world.b() : untouched);
  }

  private static SideTruth with(
      SideTruth truth, List<Conversation> conversations, List<Step> steps) {
    return new SideTruth(
        truth.side(),
        truth.account(),
        truth.clock(),
        conversations,
        steps,
        truth.roomEvents(),
        truth.moments(),
        truth.favourites(),
        truth.wechatBill(),
        truth.alipayBill());
  }

  private SideTruth truth() {
    List<Step> steps = genuine();
    count(steps);
    List<Conversation> conversations =
        truth.conversations().stream()
            .filter(c ->
                plant.kind() != Plant.Kind.DELETE_CONVERSATION
                    || !c.key().equals(plant.conversation()))
            .toList();
    return with(truth, conversations, steps.stream().map(this::counted).toList());
  }

  private boolean mine(Step step) {
    return step.plant().filter(plant::equals).isPresent();
  }

  private List<Step> genuine() {
    Set<String> ids = Set.copyOf(plant.serverIds());
    Optional<Step> caused = truth.history().stream().filter(this::mine).findFirst();
    Predicate<HeldMessage> touched = m -> ids.contains(m.serverId());
    List<Step> steps = new ArrayList<>();
    for (Step step : truth.history()) {
      boolean of =
          switch (step) {
            case Step.Arrived s -> touched.test(s.message());
            case Step.Recalled s -> touched.test(s.before());
            case Step.Completed s -> touched.test(s.announcement());
            default -> mine(step);
          };
      if (!of) {
        steps.add(step);
      } else if (step instanceof Step.Arrived && caused.orElseThrow() instanceof Step.Edited e) {
        steps.add(new Step.Arrived(e.after()));
      }
    }
    if (caused.orElseThrow() instanceof Step.Inserted i) {
      arrives(steps, sent(i.message()));
    } else if (plant.kind() == Plant.Kind.EDIT_TIME
        && caused.orElseThrow() instanceof Step.Edited e) {
      steps.removeIf(s -> s instanceof Step.Arrived a && a.message().equals(e.after()));
      arrives(steps, e.after());
    }
    return steps;
  }

  private static HeldMessage sent(HeldMessage m) {
    return new HeldMessage(
        GENUINE,
        UUID,
        m.conversation(),
        m.localId(),
        m.storeId(),
        m.serverSeq(),
        m.sortSeq(),
        m.sender(),
        m.outgoing(),
        m.time(),
        m.body());
  }

  private static void arrives(List<Step> steps, HeldMessage m) {
    int at = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Arrived a && !a.message().time().isAfter(m.time())) {
        at = i + 1;
      }
    }
    steps.add(at, new Step.Arrived(m));
  }

  /** Counts as the app counts. */
  private void count(List<Step> steps) {
    Map<String, Long> locals = new HashMap<>();
    Map<String, Long> sorts = new HashMap<>();
    long store = 0;
    long server = first() - 1;
    for (Step step : steps) {
      switch (step) {
        case Step.Arrived a -> {
          HeldMessage m = a.message();
          long last = sorts.getOrDefault(m.conversation(), 0L);
          long sort = last / 1000 == m.seconds() ? last + 1 : m.seconds() * 1000;
          sorts.put(m.conversation(), sort);
          long local = locals.merge(m.conversation(), 1L, Long::sum);
          long seq = m.serverId().equals("0") ? 0 : ++server;
          numbers.put(m.storeId(), new Numbers(local, ++store, seq, sort));
        }
        case Step.Recalled _ -> server++;
        case Step.Inserted i -> {
          HeldMessage m = i.message();
          long local = locals.merge(m.conversation(), 1L, Long::sum);
          numbers.put(m.storeId(), new Numbers(local, ++store, m.serverSeq(), m.sortSeq()));
        }
        default -> {}
      }
    }
  }

  private long first() {
    return truth.history().stream()
        .filter(s -> s instanceof Step.Arrived a && a.message().serverSeq() > 0)
        .mapToLong(s -> ((Step.Arrived) s).message().serverSeq())
        .min()
        .orElse(1);
  }

  private Step counted(Step step) {
    return switch (step) {
      case Step.Arrived s -> new Step.Arrived(counted(s.message()));
      case Step.Recalled s -> new Step.Recalled(counted(s.before()), counted(s.after()));
      case Step.Completed s -> new Step.Completed(counted(s.announcement()));
      case Step.Edited s -> new Step.Edited(s.cause(), counted(s.before()), counted(s.after()));
      case Step.Deleted s -> new Step.Deleted(s.cause(), counted(s.message()));
      case Step.Inserted s -> new Step.Inserted(s.cause(), counted(s.message()));
      case Step.Dropped s -> s;
    };
  }

  private HeldMessage counted(HeldMessage m) {
    Numbers n = numbers.get(m.storeId());
    return n == null
        ? m
        : new HeldMessage(
            m.serverId(),
            m.uuid(),
            m.conversation(),
            n.local(),
            n.store(),
            n.server(),
            n.sort(),
            m.sender(),
            m.outgoing(),
            m.time(),
            m.body());
  }
}
