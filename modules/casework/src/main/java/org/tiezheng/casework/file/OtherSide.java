package org.tiezheng.casework.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.file.CaseStatement.ItemStatement;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;

/** What a person may state of an item that another party handed in. */
final class OtherSide {
  private OtherSide() {}

  /** What is wrong with the statement: it names nobody, or claims as ours what is not. */
  static Optional<Text> fault(ItemStatement item, List<Party> parties) {
    Map<String, String> attributes = item.attributes() == null ? Map.of() : item.attributes();
    String submitter = attributes.getOrDefault(Item.SUBMITTED_BY, "");
    if (submitter.isBlank()) {
      return Optional.empty();
    }
    Optional<Party> party = parties.stream().filter(p -> p.id().equals(submitter)).findFirst();
    if (party.isEmpty()) {
      return Optional.of(
          new Text(
              "证据 %d 的 submittedBy 写的是“%s”,parties 中没有这个 id".formatted(item.number(), submitter),
              "item %d has submittedBy %s, and parties has no such id"
                  .formatted(item.number(), submitter)));
    }
    if (!party.get().self() && Boolean.TRUE.equals(item.catalogued())) {
      return Optional.of(
          new Text(
              "证据 %d 由“%s”提交,不能列入本方的证据目录;要自己引用的,请另行采集为本方证据"
                  .formatted(item.number(), party.get().name()),
              "item %d was handed in by %s and cannot be in our own catalogue; to rely on it, collect it as an item of our own"
                  .formatted(item.number(), party.get().name())));
    }
    return Optional.empty();
  }
}
