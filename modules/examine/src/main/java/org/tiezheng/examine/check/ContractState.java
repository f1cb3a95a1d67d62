package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.ElectronicContract;
import org.tiezheng.evidence.ElectronicContract.Signer;
import org.tiezheng.evidence.Item;

/**
 * What the platform has said of a contract that was signed over it.
 *
 * @param faults what does not fit the contract
 * @param lacking what the platform must still supply
 */
record ContractState(List<String> faults, List<Lack> lacking) {
  /** Something that the platform has not supplied. */
  record Lack(String zh, String en) {}

  static ContractState of(
      ElectronicContract contract,
      Item item,
      List<DocumentSignature> signatures,
      List<String> signWords) {
    List<String> faults = new ArrayList<>();
    List<Lack> lacking = new ArrayList<>();
    if (!contract.document().isEmpty() && !item.originals().contains(contract.document())) {
      faults.add("the platform speaks of another file: " + contract.document());
    }
    contract
        .statement()
        .ifPresentOrElse(
            statement -> {
              if (!item.originals().contains(statement.document())) {
                faults.add("the platform's certificate is about another file");
              }
            },
            () -> lacking.add(new Lack("平台的出证证书", "the platform's certificate")));
    if (contract.document().isEmpty()) {
      lacking.add(new Lack("签署文件的摘要", "the digest of the signed file"));
    }
    if (contract.signers().isEmpty()) {
      lacking.add(new Lack("各签署人", "the signers"));
    }
    for (Signer signer : contract.signers()) {
      signer(contract, signer, signatures, signWords, faults, lacking);
    }
    return new ContractState(List.copyOf(faults), List.copyOf(lacking));
  }

  private static void signer(
      ElectronicContract contract,
      Signer signer,
      List<DocumentSignature> signatures,
      List<String> signWords,
      List<String> faults,
      List<Lack> lacking) {
    String name = signer.name().isBlank() ? signer.id() : signer.name();
    if (signer.method().isBlank()) {
      lacking.add(new Lack(name + "的实名认证方式", "how the identity of " + name + " was checked"));
    }
    if (signer.certificate().isBlank()) {
      lacking.add(new Lack(name + "的签名证书", "the certificate of " + name));
    } else if (!signatures.isEmpty()
        && signatures.stream().noneMatch(s -> signedWith(s, signer.certificate()))) {
      faults.add("no signature in the file was made with the certificate of " + name);
    }
    List<ElectronicContract.Entry> own =
        contract.log().stream()
            .filter(entry -> entry.signer().equals(signer.id()))
            .filter(entry -> signWords.stream().anyMatch(entry.action()::contains))
            .toList();
    boolean full =
        own.stream()
            .anyMatch(e ->
                e.time().instant().isPresent() && !e.address().isBlank() && !e.device().isBlank());
    if (!full) {
      lacking.add(
          new Lack(name + "签署的时间、IP、设备", "time, IP address and device of the signing of " + name));
    }
  }

  private static boolean signedWith(DocumentSignature signature, String serial) {
    return !signature.certificates().isEmpty()
        && plain(signature.certificates().getFirst().serial()).equals(plain(serial));
  }

  /** Serials are written with colons, leading zeros, in both cases. */
  private static String plain(String serial) {
    return serial.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "").replaceFirst("^0+", "");
  }
}
