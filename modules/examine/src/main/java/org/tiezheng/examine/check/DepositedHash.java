package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;

/** CH-001: the log's entry opens to the digests of the very file (after deposit). */
final class DepositedHash implements Check.OfItem {
  @Override
  public String name() {
    return "chain.hash.deposited";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places foreign = new Places();
    Places unchecked = new Places();
    Places good = new Places();
    List<Observation.Deposit> deposits = context.deposits(item);
    for (Observation.Deposit deposit : deposits) {
      String where = "leaf " + deposit.index() + " of " + deposit.treeSize();
      (deposit.opens() ? good : foreign)
          .add(context.name(deposit.original()), where, deposit.deposit());
    }
    for (Original original : context.originals(item)) {
      boolean checked =
          deposits.stream().anyMatch(d -> d.original().equals(original.digests().sha256()));
      if (!original.deposit().isBlank() && !checked) {
        unchecked.add(original.name(), "deposit", original.deposit());
      }
    }
    if (!foreign.isEmpty()) {
      return Ruling.fail(
              "日志中的存证与文件的哈希不符:不是当时存证的内容",
              "the log's entry does not open to the file's hash: not what was deposited")
          .at(foreign.list());
    }
    if (!unchecked.isEmpty()) {
      return Ruling.unknown(
              "有存证而未核对", "there is a deposit that was not checked", "observations.deposit")
          .at(unchecked.list());
    }
    if (good.isEmpty()) {
      return Ruling.notApplicable("未作存证", "nothing was deposited");
    }
    return Ruling.pass(
            "存证记录与文件哈希一致:自存证后未改变(不涉及存证之前)",
            "the entry equals the file's hash: unchanged since the deposit (nothing is said of"
                + " before)")
        .at(good.list());
  }
}
