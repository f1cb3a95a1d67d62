package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;

/** G-001: the bytes still have the digests that were taken at intake. */
final class UnchangedBytes implements Check.OfItem {
  @Override
  public String name() {
    return "general.bytes.unchanged";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    Places changed = new Places();
    Places unread = new Places();
    Places good = new Places();
    for (String sha : item.originals()) {
      Original original = context.dossier().originals().get(sha);
      List<Observation.Bytes> observed = context.bytes(sha);
      if (original == null) {
        return Ruling.unknown("案卷中没有该原始数据的登记", "the original is not registered", "originals")
            .at(sha, "", "");
      }
      if (observed.isEmpty()) {
        unread.add(original.name(), "", sha);
      }
      for (Observation.Bytes bytes : observed) {
        Optional<Digests> found = bytes.found();
        if (found.isPresent() && bytes.unchanged() && bytes.expected().equals(original.digests())) {
          good.add(original.name(), "SHA-256", sha);
        } else {
          changed.add(
              original.name(),
              "SHA-256",
              "%s ≠ %s"
                  .formatted(original.digests().sha256(), found.map(Digests::sha256).orElse("?")));
        }
      }
    }
    if (!changed.isEmpty()) {
      return Ruling.fail(
              "%d 个原始数据的摘要与收取时不符或无法读取".formatted(changed.count()),
              "%d originals no longer have the digests taken at intake, or cannot be read"
                  .formatted(changed.count()))
          .at(changed.list());
    }
    if (!unread.isEmpty()) {
      return Ruling.unknown(
              "%d 个原始数据未重新计算摘要".formatted(unread.count()),
              "%d originals were not hashed again".formatted(unread.count()),
              "observations.bytes")
          .at(unread.list());
    }
    return Ruling.pass(
            "自收取时起未改变(重新计算的 SHA-256 与收取时一致)",
            "unchanged since intake (SHA-256, computed again, agrees)")
        .at(good.list());
  }
}
