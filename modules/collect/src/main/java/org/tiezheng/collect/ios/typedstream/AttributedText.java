package org.tiezheng.collect.ios.typedstream;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.ios.typedstream.Typed.Instance;
import org.tiezheng.evidence.Text;

/**
 * A text with attributes as an Apple program archives it ({@code NSAttributedString}).
 *
 * @param text verbatim; U+FFFC stands where an attachment is
 * @param runs what belongs to which part of the text, in order
 * @param damage why the archive could not be read to its end, if so; the text may be whole all the
 *     same
 */
public record AttributedText(String text, List<Run> runs, Optional<Text> damage) {
  /** Attributes taken in of one text: a set may be referred to again and again. */
  private static final int PAIRS = 10_000;

  private static final int VALUE_BYTES = 2_000;

  public AttributedText {
    runs = List.copyOf(runs);
  }

  /**
   * A part of the text and its attributes.
   *
   * @param start first UTF-16 unit
   * @param end the unit after the last
   * @param attributes by name; strings, numbers and addresses as text (their first 2,000 bytes),
   *     anything else as the name of its class in angle brackets
   */
  public record Run(int start, int end, Map<String, String> attributes) {
    public Run {
      attributes = Map.copyOf(attributes);
    }
  }

  /** Reads an archive; empty if it holds no text at all. Never throws for what the bytes are. */
  public static Optional<AttributedText> of(MemorySegment archive) {
    TypedStream.Contents contents = TypedStream.read(archive);
    for (Typed value : contents.values()) {
      Optional<String> plain = string(value, Long.MAX_VALUE);
      if (plain.isPresent()) {
        return plain.map(text -> new AttributedText(text, List.of(), contents.damage()));
      }
      if (value instanceof Instance styled && styled.is("NSAttributedString")) {
        return styled.contents().stream()
            .flatMap(inner -> string(inner, Long.MAX_VALUE).stream())
            .findFirst()
            .map(text -> new AttributedText(text, runs(styled, text), contents.damage()));
      }
    }
    return Optional.empty();
  }

  /**
   * Behind the string stand, for each run, the number of a set of attributes and a length; behind a
   * number that is met for the first time, the set itself.
   */
  private static List<Run> runs(Instance styled, String text) {
    List<Run> runs = new ArrayList<>();
    List<Map<String, String>> sets = new ArrayList<>();
    List<Typed> rest = styled.contents();
    long start = 0;
    int pairs = 0;
    int i = 1;
    while (i + 1 < rest.size() && start < text.length()) {
      if (!(rest.get(i) instanceof Typed.Whole number)
          || !(rest.get(i + 1) instanceof Typed.Whole length)
          || length.value() < 0) {
        break;
      }
      i += 2;
      if (number.value() == sets.size() + 1L && i < rest.size()) {
        sets.add(attributes(rest.get(i++), PAIRS - pairs));
        pairs += rest.get(i - 1) instanceof Instance set ? set.contents().size() / 2 : 0;
      }
      if (number.value() < 1 || number.value() > sets.size()) {
        break;
      }
      int end = (int) Math.min(text.length(), start + Math.min(length.value(), text.length()));
      runs.add(new Run((int) start, end, sets.get((int) number.value() - 1)));
      start = end;
    }
    return runs;
  }

  private static Map<String, String> attributes(Typed set, int most) {
    Map<String, String> attributes = new TreeMap<>();
    if (set instanceof Instance dictionary && dictionary.is("NSDictionary")) {
      List<Typed> pairs = dictionary.contents();
      for (int i = 1; i + 1 < pairs.size() && i / 2 < most; i += 2) {
        String value = shown(pairs.get(i + 1));
        string(pairs.get(i), VALUE_BYTES).ifPresent(name -> attributes.put(name, value));
      }
    }
    return Map.copyOf(attributes);
  }

  private static String shown(Typed value) {
    Optional<String> text = string(value, VALUE_BYTES);
    if (text.isPresent() || !(value instanceof Instance object)) {
      return text.orElse("<>");
    }
    if (object.is("NSNumber") && !object.contents().isEmpty()) {
      return switch (object.contents().getLast()) {
        case Typed.Whole whole -> Long.toString(whole.value());
        case Typed.Real real -> Double.toString(real.value());
        default -> "<NSNumber>";
      };
    }
    if (object.is("NSURL")) {
      return object.contents().stream()
          .flatMap(part -> string(part, VALUE_BYTES).stream())
          .findFirst()
          .orElse("<NSURL>");
    }
    return "<" + object.type().map(Typed.Type::name).orElse("") + ">";
  }

  private static Optional<String> string(Typed value, long most) {
    return value instanceof Instance object
            && object.is("NSString")
            && !object.contents().isEmpty()
            && object.contents().getFirst() instanceof Typed.Raw raw
        ? Optional.of(raw.text(most))
        : Optional.empty();
  }
}
