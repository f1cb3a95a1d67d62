package org.tiezheng.casework.deposit;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.TimestampCheck;
import org.tiezheng.seal.time.TimestampCheck.Name;
import org.tiezheng.seal.time.TimestampCheck.Result;
import org.tiezheng.seal.time.TimestampFacts;
import org.tiezheng.seal.time.TimestampReport;

/**
 * A time token with what we found in it. Of outside services we have no list: whether their
 * certificates lead anywhere is for the reader to find out, and is never said to be checked.
 *
 * @param name of the service
 * @param clock whose it is, as far as that was established
 * @param result passed only if everything holds up to the operator's own certificate
 * @param sentence what was found
 * @param facts what the token says, if it can be read
 * @param response the TimeStampResp in Base64
 */
record ReadToken(
    String name,
    Text clock,
    Result result,
    Text sentence,
    Optional<TimestampFacts> facts,
    String response) {
  private static final String OWN = "own-";

  static ReadToken of(String name, byte[] response, TimestampReport report) {
    boolean outside = !name.startsWith(OWN);
    Result result = result(report, outside);
    return new ReadToken(
        name,
        clock(report.origin(), outside),
        result,
        sentence(report, result),
        report.facts(),
        Base64.getEncoder().encodeToString(response));
  }

  private static Text clock(ClockOrigin origin, boolean outside) {
    return outside && origin == ClockOrigin.UNKNOWN
        ? new Text("外部服务,来源未核对", "outside service, origin not checked")
        : origin.label();
  }

  private static Result result(TimestampReport report, boolean outside) {
    boolean onlyChain =
        failures(report).stream().allMatch(check -> check.name() == Name.CHAIN)
            && passed(report, Name.IMPRINT_VALUE)
            && passed(report, Name.SIGNATURE);
    if (outside && onlyChain && report.origin() == ClockOrigin.UNKNOWN) {
      return Result.NOT_CHECKED;
    }
    return report.verdict();
  }

  private static List<TimestampCheck> failures(TimestampReport report) {
    return report.checks().stream().filter(check -> check.result() == Result.FAILED).toList();
  }

  private static boolean passed(TimestampReport report, Name name) {
    return report.check(name).result() == Result.PASSED;
  }

  private static Text sentence(TimestampReport report, Result result) {
    return switch (result) {
      case PASSED ->
          new Text(
              "相符:摘要、签名和证书链(至运营者自己的证书)。吊销:" + report.check(Name.REVOCATION).sentence().zh(),
              "Holds: imprint, signature, and chain to the operator's own certificate. Revocation: "
                  + report.check(Name.REVOCATION).sentence().en());
      case NOT_CHECKED ->
          new Text(
              "摘要与签名相符;证书链未与我们的任何名单核对,是谁的时钟须由读者查明。",
              "Imprint and signature hold; the chain was not checked against a list of ours, so"
                  + " whose clock it is is for the reader to establish.");
      case FAILED -> {
        Text why = failures(report).getFirst().sentence();
        yield new Text("不成立:" + why.zh(), "Does not hold: " + why.en());
      }
    };
  }
}
