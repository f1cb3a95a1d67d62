package org.tiezheng.casework.file;

import static org.tiezheng.casework.file.CaseStatement.list;
import static org.tiezheng.casework.file.CaseStatement.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;

/**
 * A disc or stick that the bundle is handed in on, as a person states it.
 *
 * @param number such as {@code ZT-1}; unique
 * @param items numbers of the items on it; no item lies on two
 */
public record StatedCarrier(
    String number,
    String type,
    String label,
    String serial,
    String capacity,
    Optional<Instant> written,
    String software,
    String seal,
    List<Integer> items) {
  public StatedCarrier {
    items = List.copyOf(items);
  }

  /**
   * The carriers of a case.
   *
   * @throws CaseFileException if one has no number, two have the same, or an item lies on two or is
   *     not there
   */
  static List<StatedCarrier> of(
      @Nullable List<CaseStatement.CarrierStatement> stated, Set<Integer> known) {
    Set<String> numbers = new HashSet<>();
    Set<Integer> placed = new HashSet<>();
    List<StatedCarrier> carriers = new ArrayList<>();
    for (CaseStatement.CarrierStatement one : list(stated)) {
      String number = text(one.number()).strip();
      if (number.isEmpty() || !numbers.add(number)) {
        throw wrong("编号“" + number + "”为空或重复", "the number \"" + number + "\" is empty or twice");
      }
      for (Integer item : list(one.items())) {
        if (!known.contains(item) || !placed.add(item)) {
          throw wrong(
              number + " 上的证据 " + item + " 不存在或已在另一载体上",
              "item " + item + " on " + number + " does not exist or lies on another carrier");
        }
      }
      carriers.add(
          new StatedCarrier(
              number,
              text(one.type()),
              text(one.label()),
              text(one.serial()),
              text(one.capacity()),
              Optional.ofNullable(one.written()),
              text(one.software()),
              text(one.seal()),
              list(one.items())));
    }
    return carriers;
  }

  private static CaseFileException wrong(String zh, String en) {
    return new CaseFileException(
        new Text("case.yaml:carriers 中" + zh + "。请改正。", "case.yaml: in carriers " + en + "."));
  }
}
