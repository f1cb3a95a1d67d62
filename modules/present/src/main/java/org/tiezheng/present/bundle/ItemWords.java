package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * What the papers of an item say beside its records: who is who, and what stays with its holder.
 */
final class ItemWords {
  private final Case file;
  private final List<WithheldContainer> withheld;
  private final Discretion discretion;

  ItemWords(BundlePlan plan, Discretion discretion) {
    this.file = plan.file();
    this.withheld = plan.withheld();
    this.discretion = discretion;
  }

  /** What the reading notes, and which sources stay with their holder. */
  List<Text> notes(Item item, Reading reading) {
    List<Text> notes = new ArrayList<>(reading.notes());
    notes.addAll(stays(withheld(item), discretion::line));
    return notes;
  }

  /**
   * That sources stay: one sentence for each container, however many files of it were read. A
   * backup has thousands, and a page of commitments would bury what a judge must see.
   */
  static List<Text> stays(List<WithheldContainer> containers, UnaryOperator<String> commitmentOf) {
    Map<String, List<WithheldContainer>> alike = new LinkedHashMap<>();
    containers.forEach(c ->
        alike.computeIfAbsent(c.description() + '\n' + c.holder(), _ -> new ArrayList<>()).add(c));
    return alike.values().stream()
        .map(files -> stay(files, commitmentOf.apply(files.getFirst().sha256())))
        .toList();
  }

  private static Text stay(List<WithheldContainer> files, String commitment) {
    WithheldContainer first = files.getFirst();
    boolean several = files.size() > 1;
    return new Text(
        "部分内容读自未提交的容器“"
            + first.description()
            + "”（"
            + (several ? "其中 %,d 个文件；".formatted(files.size()) : "")
            + "持有人："
            + first.holder()
            + "；加盐承诺值 "
            + commitment
            + (several ? " 等，各文件的承诺值全部载于证据包 tiezheng/evidence.json" : "")
            + "）",
        "part of it was read from a container that is not handed over, "
            + first.description()
            + " ("
            + (several ? "%,d files of it; ".formatted(files.size()) : "")
            + "holder: "
            + first.holder()
            + "; salted commitment "
            + commitment
            + (several ? " and others, one for each file, all in tiezheng/evidence.json" : "")
            + ")");
  }

  /** Real names by the key of the account, as far as the case claims them. */
  Map<String, String> persons() {
    return persons(file);
  }

  /** The same for papers that belong to no plan. */
  static Map<String, String> persons(Case file) {
    Map<String, String> persons = new HashMap<>();
    for (IdentityClaim claim : file.identities()) {
      file.parties().stream()
          .filter(p -> p.id().equals(claim.party()))
          .map(Party::name)
          .findFirst()
          .ifPresent(
              name -> persons.merge(Account.normalKey(claim.account()), name, ItemWords::both));
    }
    return persons;
  }

  /** An account that changed hands is no one person's: both are named. */
  private static String both(String one, String other) {
    return List.of(one.split(" / ", -1)).contains(other) ? one : one + " / " + other;
  }

  /** Containers that the item was read from and that stay. */
  List<WithheldContainer> withheld(Item item) {
    return withheld.stream().filter(c -> item.originals().contains(c.sha256())).toList();
  }
}
