package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;

/** Numbers of a catalogue: stated ones, free ones, and those that are kept for ever. */
class CatalogueNumbersTest {
  private final List<Item> items = new ArrayList<>();

  private CatalogueNumbersTest with(int number, boolean catalogued, Map<String, String> answers) {
    items.add(
        new Item(
            number,
            "证据" + number,
            Kind.CHAT,
            Kind.CHAT.usualCategory(),
            CopyGrade.DUPLICATE,
            List.of(),
            catalogued,
            "",
            "",
            "",
            Optional.empty(),
            Map.of(),
            answers));
    return this;
  }

  private String numbers() {
    Case file =
        new Case(
            "id",
            "",
            "",
            "",
            "",
            List.of(),
            Optional.<LocalDate>empty(),
            Optional.<LocalDate>empty(),
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            items,
            Map.of(),
            Map.of());
    return new TreeMap<>(CatalogueNumbers.of(file)).toString();
  }

  @Test
  void withoutAnyStatementItemsAreNumberedInTheirGroups() {
    with(1, true, Map.of()).with(2, true, Map.of("group", "2")).with(3, false, Map.of());
    with(4, true, Map.of("group", "x"));
    assertThat(numbers()).isEqualTo("{1=1-1, 2=2-1, 4=1-2}");
  }

  @Test
  void whoStatesANumberHasItAndTheOthersFillTheRest() {
    with(1, true, Map.of()).with(2, true, Map.of("listedAs", "1-1"));
    with(3, true, Map.of("listedAs", "1-1")).with(4, true, Map.of("listedAs", "0-3"));
    assertThat(numbers()).isEqualTo("{1=1-2, 2=1-1, 3=1-3, 4=1-4}");
  }

  @Test
  void whatWasHandedInKeepsItsNumberAndNobodyGetsItEvenIfItIsWithdrawn() {
    Map<String, String> first = Map.of("listedAs", "1-1", "handedIn", "2026-05-01");
    Map<String, String> third = Map.of("listedAs", "1-3", "handedIn", "2026-05-01");
    with(1, false, first).with(2, true, Map.of("listedAs", "1-3")).with(5, true, third);
    with(6, true, Map.of()).with(7, true, Map.of("group", "2"));
    assertThat(numbers()).isEqualTo("{2=1-4, 5=1-3, 6=1-5, 7=2-1}");
  }
}
