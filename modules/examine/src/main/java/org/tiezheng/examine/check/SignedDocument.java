package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.ElectronicContract;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;

/**
 * WRD-006: each signature of a document covers it, holds, was made with a good certificate, and
 * nothing was appended that a reader sees. Of a contract signed over a platform also what the
 * platform says, and what it must still supply.
 */
final class SignedDocument implements Check.OfItem {
  private static final String SIGN = "signWords";

  @Override
  public String name() {
    return "document.signatures.hold";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(SIGN);
  }

  private static final class Found {
    final List<DocumentSignature> signatures = new ArrayList<>();
    final List<ElectronicContract> contracts = new ArrayList<>();
    int counted;
    boolean read;

    void add(Record record) {
      switch (record) {
        case DocumentSignature s -> signatures.add(s);
        case ElectronicContract c -> contracts.add(c);
        case DocumentProperties d -> {
          counted += d.signatures();
          read = true;
        }
        default -> {}
      }
    }
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Found found = new Found();
    try (Stream<Record> records = context.records(item)) {
      records.forEach(found::add);
    }
    if (found.signatures.isEmpty() && found.contracts.isEmpty()) {
      return found.counted > 0
          ? Ruling.unknown(
              "文件带有 %d 个电子签名,尚未核验".formatted(found.counted),
              "the file carries %d signatures that were not checked".formatted(found.counted),
              "records.signature")
          : Ruling.notApplicable("不带电子签名", "it carries no signature");
    }
    Places faults = new Places();
    Places later = new Places();
    Places good = new Places();
    TreeSet<String> missing = new TreeSet<>();
    for (DocumentSignature signature : found.signatures) {
      SignatureState state = SignatureState.of(signature, TrustedRoots.of(context));
      state.faults().forEach(f -> faults.add(context, signature, signature.signer() + ": " + f));
      state.later().forEach(l -> later.add(context, signature, l));
      missing.addAll(state.open());
      good.add(context, signature, signature.line());
    }
    if (!found.signatures.isEmpty() && found.counted > found.signatures.size()) {
      missing.add("records.signature");
    }
    List<ContractState.Lack> lacking = contracts(item, context, params, found, faults);
    if (!found.contracts.isEmpty() && found.signatures.isEmpty()) {
      unsigned(item, found, faults, missing);
    }
    return ruling(faults, later, good, missing, lacking);
  }

  private static void unsigned(Item item, Found found, Places faults, Set<String> missing) {
    if (found.read && found.counted == 0) {
      faults.add(Context.label(item), "", "the file carries no signature");
    } else {
      missing.add("records.signature");
    }
  }

  private static List<ContractState.Lack> contracts(
      Item item, Context context, Params params, Found found, Places faults) {
    List<ContractState.Lack> lacking = new ArrayList<>();
    for (ElectronicContract contract : found.contracts) {
      ContractState state = ContractState.of(contract, item, found.signatures, params.words(SIGN));
      state.faults().forEach(f -> faults.add(context, contract, f));
      lacking.addAll(state.lacking());
    }
    return lacking;
  }

  private static Ruling ruling(
      Places faults,
      Places later,
      Places good,
      Set<String> missing,
      List<ContractState.Lack> lacking) {
    if (!faults.isEmpty()) {
      return Ruling.fail(
              "电子签名有 %d 处不成立或与平台所述不符".formatted(faults.count()),
              "the signatures fail, or do not fit what the platform says, in %d points"
                  .formatted(faults.count()))
          .at(faults.list());
    }
    if (!lacking.isEmpty()) {
      List<String> paths = new ArrayList<>(missing);
      paths.add("records.econtract");
      return Ruling.unknown(
              "平台还须提供:"
                  + lacking.stream().map(ContractState.Lack::zh).collect(Collectors.joining("、")),
              "the platform must still supply: "
                  + lacking.stream().map(ContractState.Lack::en).collect(Collectors.joining("; ")),
              paths)
          .at(good.list());
    }
    if (!missing.isEmpty()) {
      return open(later, good, List.copyOf(missing));
    }
    return later.isEmpty()
        ? Ruling.pass(
                "签名成立,签署后文件未改(信任哪个根照所填;证明由证书持有人签署,不证明真实意思)",
                "the signatures hold and nothing was changed later (which root is trusted is as"
                    + " stated; it shows whose certificate signed, not that he meant it)")
            .at(good.list())
        : Ruling.warn(
                "有 %d 处须说明(签署后追加的填表、批注、外观、属性、不明内容,或弱摘要算法)".formatted(later.count()),
                ("%d points must be explained (form, comment, appearance, properties or unknown"
                        + " additions, a weak algorithm)")
                    .formatted(later.count()))
            .at(later.list());
  }

  /** What is not established, and beside it what must be explained anyway. */
  private static Ruling open(Places later, Places good, List<String> missing) {
    return later.isEmpty()
        ? Ruling.unknown(
                "没有查出不成立之处,但签名、证书链、吊销状态或签署后的改动有未查明之处",
                "nothing speaks against the signatures, but a signature, chain, revocation or what"
                    + " was changed later is not established",
                missing)
            .at(good.list())
        : Ruling.unknown(
                "签名、证书链、吊销状态或签署后的改动有未查明之处,另有 %d 处须说明".formatted(later.count()),
                ("a signature, chain, revocation or what was changed later is not established, and"
                        + " %d points must be explained")
                    .formatted(later.count()),
                missing)
            .at(later.list());
  }
}
