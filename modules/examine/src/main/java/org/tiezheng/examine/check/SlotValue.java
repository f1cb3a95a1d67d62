package org.tiezheng.examine.check;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Party;
import org.tiezheng.examine.value.AmountText;
import org.tiezheng.examine.value.DateSpan;

/** The value of a fact's slot, made comparable. */
public sealed interface SlotValue {
  /** A number, then at most a unit: no sentence that begins with a number. */
  Pattern FIGURE =
      Pattern.compile(
          "([0-9][0-9,.]*[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)"
              + "([^0-9零〇一二两三四五六七八九十百千万亿\\p{Punct}]{0,6})");

  record Money(long minor, String currency) implements SlotValue {}

  record Days(DateSpan span) implements SlotValue {}

  /** A number and what it counts, such as 3 个月. */
  record Figure(BigDecimal number, String unit) implements SlotValue {}

  record Words(String text) implements SlotValue {}

  /** The value; empty if it cannot be read as what the slot is. */
  static Optional<SlotValue> read(Fact.SlotType type, String raw, Case matter) {
    return switch (type) {
      case AMOUNT -> AmountText.read(raw).map(a -> new Money(a.minor(), a.currency()));
      case DATE -> DateSpan.read(raw, Context.ZONE).map(Days::new);
      case PARTY -> words(party(raw, matter));
      case TEXT -> figure(raw).or(() -> words(raw));
    };
  }

  /** In Arabic or Chinese figures, of any width. */
  private static Optional<SlotValue> figure(String raw) {
    String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("\\s", "");
    Matcher figure = FIGURE.matcher(plain);
    return figure.matches()
        ? AmountText.number(figure.group(1))
            .map(n -> new Figure(n.stripTrailingZeros(), figure.group(2).toLowerCase(Locale.ROOT)))
        : Optional.empty();
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
