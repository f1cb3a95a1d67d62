package org.tiezheng.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Party;
import org.tiezheng.examine.check.SlotValue;
import org.tiezheng.examine.fact.FactTemplate.TemplateSlot;
import org.tiezheng.examine.fact.FactTemplates;

/** Facts and their slots by the words that a person uses for them. */
final class Slots {
  private Slots() {}

  static Fact fact(Case matter, String id) {
    return matter.facts().stream()
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow(() -> AddFacts.unknown("待证事实", "fact", id, LinkItem.facts(matter)));
  }

  /** By its name in the case, or by the id or either name that its template gives it. */
  static Fact.Slot slot(Fact fact, String word) {
    return fact.slots().stream()
        .filter(s ->
            s.name().equals(word.strip()) || key(fact, s).filter(k -> k.called(word)).isPresent())
        .findFirst()
        .orElseThrow(() -> AddFacts.unknown("要素", "slot", word, names(fact)));
  }

  /** What the template says of a slot. */
  static Optional<TemplateSlot> key(Fact fact, Fact.Slot slot) {
    return FactTemplates.source(fact)
        .flatMap(t -> t.slots().stream().filter(s -> s.called(slot.name())).findFirst());
  }

  private static String names(Fact fact) {
    return fact.slots().stream()
        .map(s -> key(fact, s).map(k -> s.name() + " (" + k.id() + ")").orElse(s.name()))
        .collect(Collectors.joining(", "));
  }

  /** Refuses what cannot be read as the slot's type: a value that says nothing proves nothing. */
  static void requireReadable(Fact.Slot slot, String value, Case matter) {
    if (SlotValue.read(slot.type(), value, matter).isPresent()) {
      return;
    }
    List<String> how =
        switch (slot.type()) {
          case AMOUNT ->
              List.of("一个明确的金额,如 80000、8万元、捌万元整", "one clear amount, such as 80000 or 8万元");
          case DATE -> List.of("一个日期,如 2025-03-01", "a date, such as 2025-03-01");
          case PARTY -> List.of("当事人的 id 或姓名", "the id or name of a party");
          case TEXT -> List.of("不空的文字", "text");
        };
    throw AddFacts.wrong(
        "“" + value + "”不能作为“" + slot.name() + "”:应为" + how.getFirst(),
        "\"" + value + "\" is no value of " + slot.name() + ": it takes " + how.getLast());
  }

  /** Whether a value names somebody who is not among the parties. */
  static boolean stranger(Fact.Slot slot, String value, Case matter) {
    return slot.type() == Fact.SlotType.PARTY
        && matter.parties().stream()
            .noneMatch(p -> p.id().equals(value.strip()) || named(p, value));
  }

  private static boolean named(Party party, String value) {
    return party.name().equals(value.strip());
  }
}
