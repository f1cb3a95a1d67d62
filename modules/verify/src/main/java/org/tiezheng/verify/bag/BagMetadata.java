package org.tiezheng.verify.bag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metadata of {@code bag-info.txt} (RFC 8493 section 2.2.2): labels may repeat, their case does
 * not matter, indented lines continue the one before. Immutable.
 *
 * @param fields in the order of the file
 * @param malformed line numbers, from 1, of lines that are no metadata
 */
public record BagMetadata(List<Field> fields, List<Integer> malformed) {
  public BagMetadata {
    fields = List.copyOf(fields);
    malformed = List.copyOf(malformed);
  }

  /** One label and its value. */
  public record Field(String label, String value) {}

  /**
   * Payload-Oxum.
   *
   * @param octets bytes of the payload
   * @param streams files of the payload
   */
  public record Oxum(long octets, long streams) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    /** Empty when it is not two numbers with a dot between. */
    static Optional<Oxum> read(String value) {
      Matcher match = FORM.matcher(value);
      return match.matches()
          ? Optional.of(new Oxum(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return octets + "." + streams;
    }
  }

  /** Reads the text; never fails, bad lines are named. */
  public static BagMetadata read(String text) {
    List<Field> fields = new ArrayList<>();
    List<Integer> malformed = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0)) && !fields.isEmpty()) {
        Field before = fields.removeLast();
        fields.add(new Field(before.label(), before.value() + " " + line.strip()));
      } else if (colon <= 0 || Character.isWhitespace(line.charAt(0))) {
        malformed.add(number);
      } else {
        fields.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return new BagMetadata(fields, malformed);
  }

  /** Every value of a label. */
  public List<String> all(String label) {
    return fields.stream()
        .filter(field -> field.label().equalsIgnoreCase(label))
        .map(Field::value)
        .toList();
  }
}
