package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contract that was signed over a platform (电子合同), with what the platform says of its signing.
 *
 * @param time when the last party signed, as the platform states it
 * @param platform the company that runs it
 * @param contract the platform's own number of the contract
 * @param document SHA-256 of the signed file, as the platform states it
 * @param log what the signers did, in order
 * @param statement the platform's own certificate about the signing (出证证书); empty if it was not
 *     supplied
 */
public record ElectronicContract(
    Provenance provenance,
    RecordedTime time,
    String platform,
    String contract,
    String document,
    List<Signer> signers,
    List<Entry> log,
    Optional<Statement> statement,
    Map<String, String> extra)
    implements FileFacts {
  public ElectronicContract {
    signers = List.copyOf(signers);
    log = List.copyOf(log);
    extra = Map.copyOf(extra);
  }

  /**
   * Who signed.
   *
   * @param id as the log names him
   * @param name real name or company
   * @param method how his identity was checked (face, bank card, phone, company account); empty if
   *     the platform does not say
   * @param certificate serial of the certificate that signed for him, in hexadecimal; empty if the
   *     platform does not say
   */
  public record Signer(String id, String name, String method, String certificate) {}

  /**
   * Something that a signer did.
   *
   * @param action such as view, code sent, code entered, sign
   * @param address IP address; empty if the log does not say
   * @param device as the log words it; empty if the log does not say
   */
  public record Entry(
      RecordedTime time, String signer, String action, String address, String device) {}

  /**
   * The platform's certificate.
   *
   * @param number its number
   * @param issuer who issued it
   * @param document SHA-256 of the file that it is about
   */
  public record Statement(String number, String issuer, String document) {}

  @Override
  public String line() {
    return platform
        + " "
        + contract
        + " "
        + String.join(", ", signers.stream().map(Signer::name).toList());
  }
}
