package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.ElectronicContract;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;

/**
 * CRT-001: each certificate leads to a trusted root, was valid when it was used, and something
 * shows that it had not been revoked.
 */
final class CertificatesHold implements Check.OfItem {
  @Override
  public String name() {
    return "certificate.chain.holds";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<CertificateUse> uses = new ArrayList<>();
    boolean[] contract = {false};
    boolean[] signed = {false};
    try (Stream<FileFacts> found = context.records(item, FileFacts.class)) {
      found.forEach(facts -> {
        switch (facts) {
          case CertificateUse use -> uses.add(use);
          case DocumentSignature signature -> {
            signed[0] = true;
            uses.addAll(signature.certificates());
          }
          case ElectronicContract _ -> contract[0] = true;
          default -> {}
        }
      });
    }
    if (uses.isEmpty()) {
      return item.kind() == Kind.CERTIFICATE || signed[0] || contract[0]
          ? Ruling.unknown(
              contract[0] ? "平台没有提供签名所用的证书" : "没有读到证书",
              contract[0]
                  ? "the platform has not supplied the certificates of the signatures"
                  : "no certificate was read",
              "records.certificate")
          : Ruling.notApplicable("没有数字证书或电子签名", "there is no certificate and no signature");
    }
    return judge(uses, context);
  }

  private static Ruling judge(List<CertificateUse> uses, Context context) {
    Places faults = new Places();
    Places good = new Places();
    Places open = new Places();
    TreeSet<String> missing = new TreeSet<>();
    for (CertificateUse use : uses) {
      CertificateState state = CertificateState.of(use, TrustedRoots.of(context));
      missing.addAll(state.open());
      if (!state.faults().isEmpty()) {
        faults.add(context, use, use.subject() + ": " + state.faults());
      } else if (!state.open().isEmpty()) {
        open.add(context, use, use.subject());
      } else {
        good.add(context, use, use.subject() + " ← " + use.anchor().orElse(use.issuer()));
      }
    }
    if (!faults.isEmpty()) {
      return Ruling.fail(
              "%d 个证书在使用时无效、已吊销或不通向受信任的根".formatted(faults.count()),
              "%d certificates were not valid, were revoked or lead to no trusted root"
                  .formatted(faults.count()))
          .at(faults.list());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
              "%d 个证书的使用时间、信任链或吊销状态没有查明".formatted(open.count()),
              "time of use, chain or revocation of %d certificates is not established"
                  .formatted(open.count()),
              List.copyOf(missing))
          .at(open.list());
    }
    return Ruling.pass(
            "%d 个证书在使用时有效,通向受信任的根,有未吊销的依据(信任哪个根照所填)".formatted(good.count()),
            ("%d certificates were valid when used, lead to a trusted root and were not revoked"
                    + " (which root is trusted is as stated)")
                .formatted(good.count()))
        .at(good.list());
  }
}
