package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Fact;

/** Compares what the items say about one slot of a fact with the claim and with each other. */
final class SlotComparison {
  private final Fact fact;
  private final Fact.Slot slot;
  private final Context context;
  private final Optional<SlotValue> claim;

  SlotComparison(Fact fact, Fact.Slot slot, Context context) {
    this.fact = fact;
    this.slot = slot;
    this.context = context;
    this.claim = value(slot.value());
  }

  /** What became of one reading. */
  enum Result {
    AGREES,
    /** It agrees with the claim, but another item does not. */
    DISPUTED,
    /** Words that differ; whether their sense differs is for a person. */
    WORDED_OTHERWISE,
    CONTRADICTS,
    UNREADABLE
  }

  Result compare(Fact.SlotReading reading, Places others) {
    Optional<SlotValue> mine = value(reading.value());
    boolean claimed = !slot.value().isBlank();
    if (mine.isEmpty() || (claimed && claim.isEmpty())) {
      return Result.UNREADABLE;
    }
    if (SlotVersions.partsAddUp(slot, context.matter())) {
      return Result.AGREES;
    }
    for (Fact.SlotReading other : slot.readings()) {
      Optional<SlotValue> theirs = value(other.value());
      if (!other.equals(reading) && theirs.isPresent() && mine.get().contradicts(theirs.get())) {
        others.add(label(other.item()), where(other), other.value());
      }
    }
    boolean againstClaim = claim.isPresent() && mine.get().contradicts(claim.get());
    if (againstClaim) {
      others.add("claim", fact.id() + "." + slot.name(), slot.value());
    }
    if (others.isEmpty()) {
      return Result.AGREES;
    }
    if (slot.type() == Fact.SlotType.TEXT) {
      return Result.WORDED_OTHERWISE;
    }
    return againstClaim || claim.isEmpty() ? Result.CONTRADICTS : Result.DISPUTED;
  }

  String where(Fact.SlotReading reading) {
    return fact.id() + "." + slot.name() + " " + reading.where();
  }

  String label(int number) {
    return context.matter().item(number).map(Context::label).orElse("item " + number);
  }

  private Optional<SlotValue> value(String raw) {
    return SlotValue.read(slot.type(), raw, context.matter());
  }
}
