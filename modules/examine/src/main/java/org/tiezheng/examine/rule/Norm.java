package org.tiezheng.examine.rule;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A law, judicial interpretation, guide or standard that rules cite. We keep article numbers and
 * our own words, never its text.
 *
 * @param status in force, replaced, reading … in words
 * @param since first day in force, or the day of the checked text where only that is known
 * @param until last day in force, if it has ended
 * @param earlier texts before this one, newest first, as far as something is known of them
 * @param where the copy that was read
 * @param checkedOn when that was done
 */
public record Norm(
    String id,
    Text title,
    Text status,
    LocalDate since,
    Optional<LocalDate> until,
    List<Version> earlier,
    String where,
    LocalDate checkedOn,
    Confidence confidence) {
  public Norm {
    earlier = List.copyOf(earlier);
  }

  /**
   * An earlier text of the norm, or what the norm replaced.
   *
   * @param note what is known of it
   * @param until its last day in force, if known
   * @param renumbered article in it → article now
   */
  public record Version(
      Text title,
      Text note,
      Optional<LocalDate> until,
      Map<String, String> renumbered,
      Confidence confidence) {
    public Version {
      renumbered = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(renumbered));
    }
  }

  /** Articles of earlier texts and their numbers now. */
  public Map<String, String> renumbered() {
    Map<String, String> all = new LinkedHashMap<>();
    earlier.forEach(version -> version.renumbered().forEach(all::putIfAbsent));
    return all;
  }

  /**
   * The numbers that an article bore in earlier texts, each once; a paragraph goes with its
   * article.
   *
   * @param article as cited, such as {@code 66(1)(5)}
   */
  public List<String> formerly(String article) {
    String number = article.split("[^0-9]", 2)[0];
    return renumbered().entrySet().stream()
        .filter(entry -> entry.getValue().equals(number))
        .map(Map.Entry::getKey)
        .toList();
  }
}
