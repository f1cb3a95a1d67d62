package org.tiezheng.testkit.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Two accounts that write to each other for two years, alone, in groups and with others: what was
 * truly sent, what each side holds, and what was done to each copy. The same seed and size give the
 * same world.
 *
 * @param messages what was truly sent, by time
 * @param people every account, A first, then B
 */
public record ChatWorld(
    long seed, List<Persona> people, List<WorldMessage> messages, SideTruth a, SideTruth b) {
  public ChatWorld {
    people = List.copyOf(people);
    messages = List.copyOf(messages);
  }

  /**
   * A world with planted cases.
   *
   * @param messages how many are sent; at least 200
   * @throws IllegalArgumentException if that is too few to have one of each kind
   */
  public static ChatWorld of(long seed, int messages) {
    return of(seed, messages, true);
  }

  /** A world in which nobody touched anything: whatever is found in it is a false accusation. */
  public static ChatWorld clean(long seed, int messages) {
    return of(seed, messages, false);
  }

  private static ChatWorld of(long seed, int count, boolean planted) {
    Timeline timeline = new Timeline(seed, count);
    List<WorldMessage> messages = timeline.messages();
    Random random = new Random(seed ^ 0x5DEECE66DL);
    int clockA = random.nextInt(3);
    int clockB = 7 + random.nextInt(60);
    Copy copyA = new Copy(Side.A, clockA, 700_000_000L);
    Copy copyB = new Copy(Side.B, clockB, 812_345_000L);
    SideTruth a = side(Side.A, seed, clockA, timeline, messages, copyA);
    SideTruth b = side(Side.B, seed, clockB, timeline, messages, copyB);
    if (!planted) {
      return new ChatWorld(seed, Cast.ALL, messages, a, b);
    }
    Planter planter = new Planter(random, Math.max(1, count / 1_000));
    planter.reserve(Side.A, a.genuine());
    planter.reserve(Side.B, b.genuine());
    List<Step> inA = planter.plant(Side.A, copyA, a.genuine());
    List<Step> inB = planter.plant(Side.B, copyB, b.genuine());
    return new ChatWorld(seed, Cast.ALL, messages, a.then(inA), b.then(inB));
  }

  /** A world of what was put into a timeline. */
  static ChatWorld told(long seed, Timeline timeline, int clockA, int clockB) {
    List<WorldMessage> messages = timeline.inOrder();
    Copy copyA = new Copy(Side.A, clockA, 700_000_000L);
    Copy copyB = new Copy(Side.B, clockB, 812_345_000L);
    return new ChatWorld(
        seed,
        Cast.ALL,
        messages,
        side(Side.A, seed, clockA, timeline, messages, copyA),
        side(Side.B, seed, clockB, timeline, messages, copyB));
  }

  private static SideTruth side(
      Side side, long seed, int clock, Timeline timeline, List<WorldMessage> messages, Copy copy) {
    Persona self = Cast.self(side);
    return new SideTruth(
        side,
        self,
        clock,
        timeline.cast.conversations(side, Timeline.TO),
        copy.history(messages),
        timeline.cast.events(),
        Circle.moments(seed, 3 + messages.size() / 200),
        Circle.favourites(seed, side, 3 + messages.size() / 500),
        Ledgers.wechat(self.id(), side, timeline.payments),
        Ledgers.alipay(side, seed, 3 + messages.size() / 300));
  }

  /** Everything that is true about the copy of one side. */
  public SideTruth truth(Side side) {
    return side == Side.A ? a : b;
  }

  public Persona person(String id) {
    return Cast.persona(id);
  }

  /** The planted cases of both sides, by number. */
  public List<Plant> plants() {
    List<Plant> all = new ArrayList<>(a.plants());
    all.addAll(b.plants());
    return all;
  }
}
