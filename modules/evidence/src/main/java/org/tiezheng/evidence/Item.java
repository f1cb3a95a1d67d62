package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of evidence as the catalogue lists it (证据).
 *
 * @param number unique in the case, from 1, stable
 * @param originals SHA-256 of each original that it consists of
 * @param catalogued whether it is to be handed in; items that are not stay in the case
 * @param source where it comes from (证据来源)
 * @param objectOfProof what it is to prove (证明对象)
 * @param content through what (证明内容)
 * @param carrier the original carrier: device, serial, holder, place, availableForHearing
 * @param attributes answers of a person that rules read, by field name of the rule (such as {@code
 *     collectionMethod}, {@code collector}, {@code stance}, {@code deed}, {@code environment},
 *     {@code language})
 * @param selection which of its conversations are handed in, and how they are excerpted
 */
public record Item(
    int number,
    String title,
    Kind kind,
    Category category,
    CopyGrade copyGrade,
    List<String> originals,
    boolean catalogued,
    String source,
    String objectOfProof,
    String content,
    Optional<Reading> reading,
    Map<String, String> carrier,
    Map<String, String> attributes,
    Optional<Selection> selection) {
  /** An item of which nobody chose a part. */
  public Item(
      int number,
      String title,
      Kind kind,
      Category category,
      CopyGrade copyGrade,
      List<String> originals,
      boolean catalogued,
      String source,
      String objectOfProof,
      String content,
      Optional<Reading> reading,
      Map<String, String> carrier,
      Map<String, String> attributes) {
    this(
        number,
        title,
        kind,
        category,
        copyGrade,
        originals,
        catalogued,
        source,
        objectOfProof,
        content,
        reading,
        carrier,
        attributes,
        Optional.empty());
  }

  /** Attribute: the party that handed the item in, where that is not ourselves. */
  public static final String SUBMITTED_BY = "submittedBy";

  /** Attribute: group and place in the catalogue, such as {@code 2-3}. */
  public static final String LISTED_AS = "listedAs";

  /**
   * Attribute: the day on which it was handed in; its number in the catalogue stays from then on.
   */
  public static final String HANDED_IN = "handedIn";

  public Item {
    originals = List.copyOf(originals);
    carrier = Map.copyOf(carrier);
    attributes = Map.copyOf(attributes);
  }

  /** Id of the party that handed it in; empty for what is our own. */
  public Optional<String> submittedBy() {
    return Optional.ofNullable(attributes.get(SUBMITTED_BY)).filter(party -> !party.isBlank());
  }
}
