package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Category;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.ReadFromPicture;
import org.tiezheng.evidence.Text;

/**
 * The catalogue of evidence as the Evidence Provisions 2019 art. 19 want it: numbered, with source,
 * object of proof and content.
 *
 * @param hideOriginalColumn leaves the column "original or copy" out
 */
public record Catalogue(List<Row> rows, boolean hideOriginalColumn) {
  private static final int SHORT_HASH = 16;

  public Catalogue {
    rows = List.copyOf(rows);
  }

  /**
   * A fact to be proved (待证事实) and the lines of the item that show it.
   *
   * @param lines as a person wrote them; empty if the item as a whole is meant
   */
  public record Shown(String fact, String lines) {}

  /**
   * One item.
   *
   * @param group number of the group, from 1
   * @param place number within the group, from 1
   * @param shows the facts to be proved that a person linked the item to
   * @param copies sets handed in
   * @param pages of the item's paper within the volume; empty if it has no paper of its own
   * @param carrier number of the carrier that the data are on; may be empty
   * @param hash begin of the SHA-256, or how many files there are
   * @param deemed the reason why a person claims a copy as deemed original; empty if nobody does
   * @param deed number of a notarial deed or certificate; may be empty
   */
  public record Row(
      int group,
      int place,
      int item,
      String name,
      Kind kind,
      Category category,
      String source,
      String objectOfProof,
      List<Shown> shows,
      String content,
      CopyGrade grade,
      int copies,
      Optional<PageRange> pages,
      String carrier,
      Text hash,
      String deed,
      String remark,
      Optional<String> deemed) {
    public Row {
      shows = List.copyOf(shows);
    }

    /** Such as {@code 1-2}. */
    public String number() {
      return group + "-" + place;
    }

    private Row remarking(String sentence) {
      return new Row(
          group,
          place,
          item,
          name,
          kind,
          category,
          source,
          objectOfProof,
          shows,
          content,
          grade,
          copies,
          pages,
          carrier,
          hash,
          deed,
          (remark + "\n" + sentence).strip(),
          deemed);
    }
  }

  /**
   * The catalogue of a case. Numbers are those of {@link CatalogueNumbers}; deed and remark are the
   * item's attributes {@code deed} and {@code remark}.
   *
   * @param handedOver by item number, the originals that leave; a container that stays is not among
   *     them, and nothing of it is printed
   * @param pages by item number
   * @param carriers numbers of the carriers, by item number
   */
  public static Catalogue of(
      Case file,
      Map<Integer, List<Original>> handedOver,
      Map<Integer, PageRange> pages,
      Map<Integer, String> carriers,
      boolean hideOriginalColumn) {
    List<Row> rows = new ArrayList<>();
    Map<Integer, CatalogueNumbers.Number> numbers = CatalogueNumbers.of(file);
    for (Item item : file.catalogue()) {
      Map<String, String> answers = item.attributes();
      CatalogueNumbers.Number number = Objects.requireNonNull(numbers.get(item.number()));
      rows.add(
          new Row(
              number.group(),
              number.place(),
              item.number(),
              item.title(),
              item.kind(),
              item.category(),
              item.source(),
              item.objectOfProof(),
              shows(file, item),
              item.content(),
              item.copyGrade(),
              file.sets(),
              Optional.ofNullable(pages.get(item.number())),
              carriers.getOrDefault(item.number(), ""),
              hash(handedOver.getOrDefault(item.number(), List.of())),
              answers.getOrDefault("deed", ""),
              answers.getOrDefault("remark", ""),
              item.copyGrade() == CopyGrade.DEEMED_ORIGINAL
                  ? Optional.of(answers.getOrDefault("copyGradeReason", ""))
                  : Optional.empty()));
    }
    rows.sort(java.util.Comparator.comparingInt(Row::group).thenComparingInt(Row::place));
    return new Catalogue(rows, hideOriginalColumn);
  }

  /** The facts that an item supports, in the order of the links. */
  private static List<Shown> shows(Case file, Item item) {
    Map<String, Set<String>> facts = new LinkedHashMap<>();
    file.links().stream()
        .filter(link -> link.item() == item.number() && link.supports())
        .forEach(link ->
            file.facts().stream()
                .filter(f -> f.id().equals(link.fact()))
                .map(f -> f.title().isBlank() ? f.id() : f.title())
                .forEach(title -> {
                  Set<String> lines = facts.computeIfAbsent(title, _ -> new LinkedHashSet<>());
                  link.lines().filter(l -> !l.isBlank()).ifPresent(lines::add);
                }));
    List<Shown> shown = new ArrayList<>();
    facts.forEach((title, lines) -> shown.add(new Shown(title, String.join(", ", lines))));
    return shown;
  }

  /** The same with a sentence after the remark of some items. */
  public Catalogue remarking(Map<Integer, String> sentences) {
    return new Catalogue(
        rows.stream().map(row -> row.remarking(sentences.getOrDefault(row.item(), ""))).toList(),
        hideOriginalColumn);
  }

  private static Text hash(List<Original> originals) {
    int count = originals.size();
    if (count == 0) {
      return new Text("—", "—");
    }
    if (count == 1) {
      return Text.same(originals.getFirst().digests().sha256().substring(0, SHORT_HASH));
    }
    long bytes = originals.stream().mapToLong(Original::size).sum();
    return new Text(
        count + " 个文件，共 " + bytes + " 字节，逐一见载体清单",
        count + " files, " + bytes + " bytes, see the list of carriers");
  }

  /** 原件 / 视为原件 / 复制件 / 派生件 / 图片识读件. */
  public static Text form(CopyGrade grade) {
    return switch (grade) {
      case ORIGINAL -> new Text("原件", "original");
      case DEEMED_ORIGINAL -> new Text("视为原件", "deemed original");
      case DUPLICATE -> new Text("复制件", "copy");
      case DERIVED -> new Text("派生件", "derived");
      case READ_FROM_PICTURES -> ReadFromPicture.GRADE;
    };
  }
}
