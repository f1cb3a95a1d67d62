package org.tiezheng.casework.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Record;
import org.tiezheng.examine.value.AmountText;

/**
 * What a person looks for: every word must stand in the record, anywhere, also within other words,
 * for Chinese has no spaces. A word that is an amount is also found where the same amount is
 * written otherwise: 5000, 5,000.00, 五千元 and the amount of a transfer card. Immutable.
 */
public final class Words {
  private static final Pattern MONEY =
      Pattern.compile(
          "[0-9]+(?:\\.[0-9]+)?[千万百wk]?(?:元|块)?"
              + "|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億]{2,}"
              + "(?:[元圆圓块][零一二三四五六七八九壹贰叁肆伍陆柒捌玖角毛分整正]*)?");

  /** From this length on a word may be a part of an id. */
  private static final int ID = 8;

  private final List<String> words = new ArrayList<>();
  private final List<Optional<Amount>> amounts = new ArrayList<>();

  private Words() {}

  /** Words as typed; one with spaces inside is a phrase. Empty ones are passed over. */
  public static Words of(List<String> typed) {
    Words all = new Words();
    for (String word : typed) {
      String folded = Folded.of(word).text().strip();
      if (!folded.isEmpty()) {
        all.words.add(folded);
        all.amounts.add(amount(folded));
      }
    }
    return all;
  }

  /** A single figure is no amount: it would be found everywhere. */
  private static Optional<Amount> amount(String word) {
    return word.length() < 2 ? Optional.empty() : AmountText.read(word);
  }

  /** Whether nothing is asked: then every record fits. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Where in a record the first word stands, if all of them do. */
  public Optional<Excerpt> in(Record row) {
    return in(RecordText.of(row), RecordText.ids(row), RecordText.amounts(row));
  }

  /** The same for a text that is no record. */
  public Optional<Excerpt> in(String text) {
    return in(List.of(text), List.of(), List.of());
  }

  /**
   * A word as it is compared.
   *
   * @param amount the amount that it is, too
   * @param id whether it is long enough to be a part of an id
   */
  record Word(String folded, Optional<Amount> amount, boolean id) {}

  List<Word> all() {
    List<Word> all = new ArrayList<>();
    for (int w = 0; w < words.size(); w++) {
      all.add(new Word(words.get(w), amounts.get(w), words.get(w).length() >= ID));
    }
    return all;
  }

  /** The amounts that a text writes, as far as they are found by another way to write them. */
  static List<Amount> written(Folded text) {
    List<Amount> all = new ArrayList<>();
    Matcher money = MONEY.matcher(text.text());
    while (money.find()) {
      AmountText.read(money.group()).ifPresent(all::add);
    }
    return all;
  }

  /**
   * @param ids looked into for long words only: parts of them occur everywhere
   * @param stated amounts that the record states as such
   */
  Optional<Excerpt> in(List<String> texts, List<String> ids, List<Amount> stated) {
    List<Folded> folded = texts.stream().map(Folded::of).toList();
    Optional<Excerpt> first = Optional.empty();
    for (int w = 0; w < words.size(); w++) {
      int word = w;
      Optional<Excerpt> found =
          found(w, texts, folded, stated).or(() -> inIds(words.get(word), ids));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      first = first.or(() -> found);
    }
    return first.or(() -> texts.stream().findFirst().map(Excerpt::beginning));
  }

  private static Optional<Excerpt> inIds(String word, List<String> ids) {
    if (word.length() < ID) {
      return Optional.empty();
    }
    for (String id : ids) {
      Folded folded = Folded.of(id);
      int at = folded.text().indexOf(word);
      if (at >= 0) {
        return Optional.of(Excerpt.around(id, folded, at, at + word.length()));
      }
    }
    return Optional.empty();
  }

  private Optional<Excerpt> found(
      int w, List<String> texts, List<Folded> folded, List<Amount> stated) {
    String word = words.get(w);
    for (int t = 0; t < texts.size(); t++) {
      int at = folded.get(t).text().indexOf(word);
      if (at >= 0) {
        return Optional.of(Excerpt.around(texts.get(t), folded.get(t), at, at + word.length()));
      }
    }
    if (amounts.get(w).isEmpty()) {
      return Optional.empty();
    }
    Amount wanted = amounts.get(w).get();
    for (int t = 0; t < texts.size(); t++) {
      Matcher money = MONEY.matcher(folded.get(t).text());
      while (money.find()) {
        if (AmountText.read(money.group()).filter(a -> same(a, wanted)).isPresent()) {
          return Optional.of(
              Excerpt.around(texts.get(t), folded.get(t), money.start(), money.end()));
        }
      }
    }
    return stated.stream().anyMatch(a -> same(a, wanted))
        ? texts.stream().findFirst().map(Excerpt::beginning)
        : Optional.empty();
  }

  private static boolean same(Amount one, Amount other) {
    return Math.abs(one.minor()) == Math.abs(other.minor());
  }
}
