package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;

/**
 * Which conversation of one copy faces which of the other: by ids that both hold, else by the two
 * accounts, else by longer texts that both hold; else a person says.
 *
 * @param oneSided conversations that only one copy holds
 */
record Facing(Outline mine, Outline theirs, How how, List<HeldByOne> oneSided) {
  Facing(Outline mine, Outline theirs, How how) {
    this(mine, theirs, how, List.of());
  }

  private static final int ENOUGH = 3;
  private static final int LISTED = 20;

  /** By what they were found. */
  enum How {
    NAMED("由使用者指定", "named by a person"),
    IDS("双方有相同的消息编号", "ids that both copies hold"),
    ACCOUNTS("双方账号相互对应", "each copy names the other's account"),
    TEXTS("双方有相同的较长文字", "longer texts that both copies hold"),
    ONLY("双方各只有一个会话", "each copy holds one conversation only");

    private final Text title;

    How(String zh, String en) {
      this.title = new Text(zh, en);
    }

    Text title() {
      return title;
    }
  }

  static Facing find(Side mine, Side theirs) {
    List<Outline> here = Outline.all(mine);
    List<Outline> there = Outline.all(theirs);
    Facing facing = find(chosen(mine, here), chosen(theirs, there), mine, theirs);
    List<HeldByOne> oneSided = OneSided.of(known(here), known(there), mine, theirs);
    return new Facing(facing.mine, facing.theirs, facing.how, oneSided);
  }

  private static Facing find(List<Outline> left, List<Outline> right, Side mine, Side theirs) {
    if (mine.conversation().isPresent() && theirs.conversation().isPresent()) {
      return new Facing(left.getFirst(), right.getFirst(), How.NAMED);
    }
    for (How how : List.of(How.IDS, How.ACCOUNTS, How.TEXTS)) {
      List<Facing> pairs = pairs(how, left, right, mine, theirs);
      if (pairs.size() == 1) {
        return pairs.getFirst();
      }
      if (pairs.size() > 1) {
        throw several(pairs);
      }
    }
    if (left.size() == 1 && right.size() == 1) {
      return new Facing(left.getFirst(), right.getFirst(), How.ONLY);
    }
    throw new UnclearConversationException(
        new Text(
            "看不出哪个会话与哪个会话相对应;请用 --conversation 与 --their-conversation 指定。甲方副本:"
                + list(left)
                + "。乙方副本:"
                + list(right)
                + "。",
            "It cannot be told which conversation faces which; say so with --conversation and"
                + " --their-conversation. In A's copy: "
                + list(left)
                + ". In B's copy: "
                + list(right)
                + "."));
  }

  private static List<Outline> known(List<Outline> all) {
    return all.stream().filter(o -> !o.id().equals(Outline.UNKNOWN)).toList();
  }

  private static List<Outline> chosen(Side side, List<Outline> all) {
    if (all.isEmpty()) {
      throw new UnclearConversationException(
          new Text(
              "证据 %d“%s”中没有聊天消息。".formatted(side.item(), side.name()),
              "Item %d (%s) holds no chat messages.".formatted(side.item(), side.name())));
    }
    if (side.conversation().isEmpty()) {
      // Rows of many conversations may stand under it; a person may still name it.
      List<Outline> known = known(all);
      return known.isEmpty() ? all : known;
    }
    String name = side.conversation().get();
    List<Outline> found = all.stream().filter(o -> o.id().equals(name)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(o -> o.named(name)).toList();
    }
    if (found.size() != 1) {
      throw new UnclearConversationException(
          new Text(
              "证据 %d 中名为“%s”的会话有 %d 个;现有会话:%s。"
                  .formatted(side.item(), name, found.size(), list(all)),
              "Item %d has %d conversations called %s; there are: %s."
                  .formatted(side.item(), found.size(), name, list(all))));
    }
    return found;
  }

  private static List<Facing> pairs(
      How how, List<Outline> left, List<Outline> right, Side mine, Side theirs) {
    return how == How.ACCOUNTS
        ? mine.owner()
            .flatMap(a -> theirs.owner().map(b -> byAccounts(left, right, a, b)))
            .orElse(List.of())
        : bySample(how, left, right);
  }

  private static List<Facing> byAccounts(
      List<Outline> left, List<Outline> right, String mine, String theirs) {
    List<Outline> here = left.stream().filter(l -> l.between(mine, theirs)).toList();
    List<Outline> there = right.stream().filter(r -> r.between(theirs, mine)).toList();
    List<Facing> pairs = new ArrayList<>();
    here.forEach(l -> there.forEach(r -> pairs.add(new Facing(l, r, How.ACCOUNTS))));
    return pairs;
  }

  private static List<Facing> bySample(How how, List<Outline> left, List<Outline> right) {
    Map<Integer, List<Outline>> holders = new HashMap<>();
    for (Outline l : left) {
      l.sample(how == How.IDS)
          .forEach(hash -> holders.computeIfAbsent(hash, _ -> new ArrayList<>()).add(l));
    }
    List<Facing> pairs = new ArrayList<>();
    for (Outline r : right) {
      Map<Outline, Integer> shared = new LinkedHashMap<>();
      for (int hash : r.sample(how == How.IDS)) {
        // A text that stands in very many conversations tells none from another.
        List<Outline> found = holders.getOrDefault(hash, List.of());
        found.stream().limit(LISTED).forEach(l -> shared.merge(l, 1, Integer::sum));
      }
      shared.forEach((l, count) -> {
        if (count >= ENOUGH) {
          pairs.add(new Facing(l, r, how));
        }
      });
    }
    return pairs;
  }

  private static UnclearConversationException several(List<Facing> pairs) {
    String all =
        pairs.stream()
            .limit(LISTED)
            .map(f -> f.mine.label() + " ↔ " + f.theirs.label())
            .collect(Collectors.joining("; "));
    return new UnclearConversationException(
        new Text(
            "有 %d 组会话相互对应;请用 --conversation 指定要比对的一组:%s。".formatted(pairs.size(), all),
            "%d pairs of conversations face each other; choose one with --conversation: %s."
                .formatted(pairs.size(), all)));
  }

  private static String list(List<Outline> outlines) {
    String names =
        outlines.stream().limit(LISTED).map(Outline::label).collect(Collectors.joining(", "));
    return outlines.size() > LISTED ? names + " … " + outlines.size() : names;
  }
}
