package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.casework.file.CaseFileChanges;
import org.tiezheng.casework.file.StatedCarrier;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.Catalogue;
import org.tiezheng.present.paper.CatalogueNumbers;

/**
 * The catalogue as it stands, for the one who works on it, and what stays behind.
 *
 * @param version of the case: whoever changes it says which one was seen
 * @param copies as stated; 0 if nobody did
 * @param sets that are handed in
 * @param rows our own items in the order of the catalogue, those that stay behind last
 * @param stays what a person is told of what is left out
 */
public record CatalogueSheet(
    String version,
    int copies,
    int sets,
    List<Row> rows,
    List<StatedCarrier> carriers,
    List<Text> stays) {
  public CatalogueSheet {
    rows = List.copyOf(rows);
    carriers = List.copyOf(carriers);
    stays = List.copyOf(stays);
  }

  /**
   * An item.
   *
   * @param listed its number in the catalogue; empty if it stays behind
   * @param handedIn the day on which it was handed in; empty if it was not
   * @param files sealed files that it consists of
   * @param talks whether it has conversations
   * @param selection which of them are handed in
   * @param marks lines that show a fact: they make the key version
   */
  public record Row(
      int item,
      String title,
      Text kind,
      Text form,
      CopyGrade copyGrade,
      boolean catalogued,
      String listed,
      int group,
      String handedIn,
      String source,
      String objectOfProof,
      String content,
      Map<String, String> attributes,
      int files,
      boolean talks,
      Selection selection,
      List<MarkedLines> marks) {
    public Row {
      attributes = Map.copyOf(attributes);
      marks = List.copyOf(marks);
    }

    /** Whether conversations are chosen, and not all of them. */
    public boolean narrowed() {
      return selection.narrows();
    }

    /** Whether lines are marked, so that a key version is printed beside the full one. */
    public boolean keyed() {
      return marks.stream().anyMatch(m -> !m.lines().isBlank());
    }
  }

  /**
   * Lines that are linked to a fact.
   *
   * @param link place in the case, from 0
   */
  public record MarkedLines(int link, String fact, boolean supports, String lines, String note) {}

  /** Of a case that is open. */
  public static CatalogueSheet of(OpenCase open) throws IOException {
    Case matter = open.matter();
    Map<Integer, CatalogueNumbers.Number> numbers = CatalogueNumbers.of(matter);
    List<Row> rows = new ArrayList<>();
    for (Item item : matter.items()) {
      if (!matter.ofOtherSide(item)) {
        rows.add(row(matter, item, Optional.ofNullable(numbers.get(item.number()))));
      }
    }
    rows.sort(
        Comparator.comparing((Row r) -> !r.catalogued())
            .thenComparingInt(Row::group)
            .thenComparingInt(r ->
                Optional.ofNullable(numbers.get(r.item()))
                    .map(CatalogueNumbers.Number::place)
                    .orElse(0))
            .thenComparingInt(Row::item));
    return new CatalogueSheet(
        CaseFileChanges.version(open.file()),
        matter.copies(),
        matter.sets(),
        rows,
        open.file().carriers(),
        LeftOut.of(open, matter).lines());
  }

  private static Row row(Case matter, Item item, Optional<CatalogueNumbers.Number> number) {
    Map<String, String> attributes = new TreeMap<>();
    for (String key : List.of("remark", "deed", "copyGradeReason")) {
      attributes.put(key, item.attributes().getOrDefault(key, ""));
    }
    return new Row(
        item.number(),
        item.title(),
        item.kind().title(),
        Catalogue.form(item.copyGrade()),
        item.copyGrade(),
        item.catalogued(),
        number.map(CatalogueNumbers.Number::toString).orElse(""),
        number.map(CatalogueNumbers.Number::group).orElse(1),
        item.attributes().getOrDefault(Item.HANDED_IN, ""),
        item.source(),
        item.objectOfProof(),
        item.content(),
        attributes,
        item.originals().size(),
        item.kind() == org.tiezheng.evidence.Kind.CHAT
            || item.kind() == org.tiezheng.evidence.Kind.SMS,
        item.selection().orElse(Selection.NONE),
        marks(matter, item.number()));
  }

  private static List<MarkedLines> marks(Case matter, int item) {
    List<MarkedLines> marks = new ArrayList<>();
    for (int i = 0; i < matter.links().size(); i++) {
      Link link = matter.links().get(i);
      if (link.item() == item) {
        marks.add(
            new MarkedLines(
                i,
                matter.facts().stream()
                    .filter(f -> f.id().equals(link.fact()))
                    .map(Fact::title)
                    .findFirst()
                    .orElse(link.fact()),
                link.supports(),
                link.lines().orElse(""),
                link.note()));
      }
    }
    return marks;
  }

  /** A grade in words. */
  public record Grade(CopyGrade grade, Text title) {}

  /** The grades that a person may state. */
  public static List<Grade> grades() {
    return java.util.Arrays.stream(CopyGrade.values())
        .map(g -> new Grade(g, Catalogue.form(g)))
        .toList();
  }

  /** The row of an item. */
  public Optional<Row> row(int item) {
    return rows.stream().filter(r -> r.item() == item).findFirst();
  }

  /** Numbers of the items in the catalogue, in its order. */
  public List<Row> listed() {
    return rows.stream().filter(Row::catalogued).toList();
  }
}
