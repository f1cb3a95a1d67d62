package org.tiezheng.examine.check;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Party;
import org.tiezheng.examine.value.AmountText;
import org.tiezheng.examine.value.DateSpan;

/** The value of a fact's slot, made comparable. */
public sealed interface SlotValue {
  record Money(long minor, String currency) implements SlotValue {}

  record Days(DateSpan span) implements SlotValue {}

  record Words(String text) implements SlotValue {}

  /** The value; empty if it cannot be read as what the slot is. */
  static Optional<SlotValue> read(Fact.SlotType type, String raw, Case matter) {
    return switch (type) {
      case AMOUNT -> AmountText.read(raw).map(a -> new Money(a.minor(), a.currency()));
      case DATE -> DateSpan.read(raw, Context.ZONE).map(Days::new);
      case PARTY -> words(party(raw, matter));
      case TEXT -> words(raw);
    };
  }

  /** Whether both cannot be true at once. */
  default boolean contradicts(SlotValue other) {
    return (this instanceof Days(DateSpan mine) && other instanceof Days(DateSpan theirs))
        ? !mine.overlaps(theirs)
        : !equals(other);
  }

  private static Optional<SlotValue> words(String raw) {
    String plain =
        Normalizer.normalize(raw, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Punct}。、“”‘’]", "")
            .toLowerCase(Locale.ROOT);
    return plain.isEmpty() ? Optional.empty() : Optional.of(new Words(plain));
  }

  /** A party may be called by id or by name. */
  private static String party(String raw, Case matter) {
    String name = raw.strip();
    return matter.parties().stream()
        .filter(p -> p.id().equals(name) || p.name().equals(name))
        .map(Party::id)
        .findFirst()
        .orElse(name);
  }
}
