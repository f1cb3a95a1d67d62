package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    for (WithheldContainer container : withheld(item)) {
      String commitment = discretion.line(container.sha256());
      notes.add(
          new Text(
              "部分内容读自未提交的容器“"
                  + container.description()
                  + "”（持有人："
                  + container.holder()
                  + "；加盐承诺值 "
                  + commitment
                  + "）",
              "part of it was read from a container that is not handed over, "
                  + container.description()
                  + " (holder: "
                  + container.holder()
                  + "; salted commitment "
                  + commitment
                  + ")"));
    }
    return notes;
  }

  /** Real names by the key of the account, as far as the case claims them. */
  Map<String, String> persons() {
    Map<String, String> persons = new HashMap<>();
    for (IdentityClaim claim : file.identities()) {
      file.parties().stream()
          .filter(p -> p.id().equals(claim.party()))
          .map(Party::name)
          .findFirst()
          .ifPresent(name -> persons.put(Account.normalKey(claim.account()), name));
    }
    return persons;
  }

  /** Containers that the item was read from and that stay. */
  List<WithheldContainer> withheld(Item item) {
    return withheld.stream().filter(c -> item.originals().contains(c.sha256())).toList();
  }
}
