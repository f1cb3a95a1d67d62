package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;

/**
 * Whether two items are independent sources (G-014): of different devices, persons or platforms, as
 * far as the case knows. The same bytes, an extract, a film or a transcript of the other, and two
 * copies of one account are one source, however many devices they lay on.
 */
public final class Independence {
  private final Context context;

  public Independence(Context context) {
    this.context = context;
  }

  /** In what the second differs from the first; empty if in nothing that is known. */
  public Optional<String> between(Item first, Item second) {
    return distinct(first, second)
        ? Origin.of(first, context).differsFrom(Origin.of(second, context))
        : Optional.empty();
  }

  /** Whether it cannot be told for want of device, holder and platform. */
  public boolean unknown(Item item) {
    return Origin.of(item, context).unknown();
  }

  /**
   * Neither is made of the same bytes, is of the same account, or tells what the other tells: as an
   * extract, a film of it, or a transcript, also by way of a third item of which both are made.
   */
  boolean distinct(Item item, Item candidate) {
    List<Item> theirs = roots(candidate);
    return roots(item).stream()
        .allMatch(mine -> theirs.stream().noneMatch(other -> sameSource(mine, other)));
  }

  private static boolean sameSource(Item item, Item other) {
    Optional<String> owner = item.reading().flatMap(Reading::owner);
    return item.number() == other.number()
        || other.originals().stream().anyMatch(item.originals()::contains)
        || (owner.isPresent() && owner.equals(other.reading().flatMap(Reading::owner)));
  }

  /** The item and those that it is made of, and they of others. */
  private List<Item> roots(Item item) {
    List<Item> roots = new ArrayList<>(List.of(item));
    for (int i = 0; i < roots.size(); i++) {
      for (Item source : madeOf(roots.get(i))) {
        if (!roots.contains(source)) {
          roots.add(source);
        }
      }
    }
    return roots;
  }

  private Set<Item> madeOf(Item item) {
    Set<Item> sources = new LinkedHashSet<>();
    for (Answer answer : List.of(Answer.ORIGINAL_ITEM, Answer.CAPTURES)) {
      context.answer(item, answer).ifPresent(a -> sources.addAll(CitedItems.present(a, context)));
    }
    Set<String> recordings = Transcripts.recordings(item, context);
    for (Item other : context.matter().items()) {
      boolean written =
          context
              .answer(other, Answer.VOICE_TRANSCRIPT)
              .filter(a -> CitedItems.present(a, context).contains(item))
              .isPresent();
      if (written || other.originals().stream().anyMatch(recordings::contains)) {
        sources.add(other);
      }
    }
    return sources;
  }

  /**
   * Items in groups of one source each: two items are in one group unless they are known to be
   * independent. In the order of the items.
   */
  public List<List<Item>> sources(List<Item> items) {
    List<List<Item>> groups = new ArrayList<>();
    for (Item item : items) {
      List<List<Item>> joined =
          groups.stream()
              .filter(g -> g.stream().anyMatch(other -> between(other, item).isEmpty()))
              .toList();
      List<Item> group = new ArrayList<>();
      joined.forEach(group::addAll);
      group.add(item);
      groups.removeAll(joined);
      groups.add(group);
    }
    groups.forEach(g -> g.sort(Comparator.comparingInt(Item::number)));
    groups.sort(Comparator.comparingInt(g -> g.getFirst().number()));
    return groups;
  }
}
