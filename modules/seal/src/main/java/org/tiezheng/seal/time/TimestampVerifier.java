package org.tiezheng.seal.time;

import static org.tiezheng.seal.time.TimestampCheck.failed;
import static org.tiezheng.seal.time.TimestampCheck.notChecked;
import static org.tiezheng.seal.time.TimestampCheck.passed;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.tiezheng.seal.time.ParsedResponse.UnreadableTokenException;
import org.tiezheng.seal.time.TimestampCheck.Name;

/**
 * Checks a time token (RFC 3161, RFC 5816) and says check by check what came out. Never throws for
 * what a token contains. The chain is validated at genTime (RFC 3161 appendix B); revocation of the
 * signer's certificate is looked up in lists that lie in the token or were handed over, else the
 * report says that it was not checked. Immutable, safe for use by many threads at once.
 */
public final class TimestampVerifier {
  private static final int GRANTED = 0;
  private static final int GRANTED_WITH_MODS = 1;

  private final TrustList trust;

  public TimestampVerifier(TrustList trust) {
    this.trust = trust;
  }

  /** Checks a TimeStampResp in DER against the message that it is said to be over. */
  public TimestampReport verify(byte[] response, byte[] message) {
    return verify(response, message, Expected.NOTHING);
  }

  /** As above, and against the query and a policy where {@code expected} has them. */
  public TimestampReport verify(byte[] response, byte[] message, Expected expected) {
    Map<Name, TimestampCheck> checks = new EnumMap<>(Name.class);
    ParsedResponse parsed;
    try {
      parsed = ParsedResponse.parse(response);
    } catch (UnreadableTokenException e) {
      put(
          checks,
          failed(
              Name.READABLE,
              "无法读取时间戳:" + e.getMessage() + "。",
              "The time token cannot be read: " + e.getMessage() + "."));
      return new TimestampReport(complete(checks), Optional.empty(), ClockOrigin.UNKNOWN);
    }
    put(checks, passed(Name.READABLE, "时间戳可以读取。", "The time token can be read."));
    TimeStampTokenInfo info = parsed.token().getTimeStampInfo();
    put(checks, status(parsed.status()));
    imprint(checks, info, message);
    put(checks, nonce(info, expected));
    put(checks, policy(info, expected));
    SignerChecks signer = new SignerChecks(parsed, trust);
    signer.run().forEach(check -> put(checks, check));
    return new TimestampReport(
        complete(checks), Optional.of(facts(info, signer.certificate())), signer.origin());
  }

  private static void put(Map<Name, TimestampCheck> checks, TimestampCheck check) {
    checks.put(check.name(), check);
  }

  /** Names every check; those that could not be made are not checked. */
  private static List<TimestampCheck> complete(Map<Name, TimestampCheck> checks) {
    List<TimestampCheck> all = new ArrayList<>();
    for (Name name : Name.values()) {
      all.add(
          checks.getOrDefault(
              name,
              notChecked(name, "未检查:前面的检查没有通过。", "Not checked: an earlier check did not pass.")));
    }
    return all;
  }

  private static TimestampCheck status(int status) {
    return status == GRANTED || status == GRANTED_WITH_MODS
        ? passed(Name.STATUS, "时间戳服务已签发。", "The service granted the token.")
        : failed(
            Name.STATUS,
            "时间戳服务的状态为 " + status + ",不是“已签发”。",
            "The service's status is " + status + ", not granted.");
  }

  private static void imprint(
      Map<Name, TimestampCheck> checks, TimeStampTokenInfo info, byte[] message) {
    Optional<ImprintAlgorithm> algorithm = ImprintAlgorithm.of(info.getMessageImprintAlgOID());
    if (algorithm.isEmpty()) {
      String oid = info.getMessageImprintAlgOID().getId();
      put(
          checks,
          failed(
              Name.IMPRINT_ALGORITHM,
              "摘要算法 " + oid + " 不可接受(SHA-1、MD5 等已不安全)。",
              "The digest " + oid + " is not accepted (SHA-1, MD5 and others no longer hold)."));
      return;
    }
    String label = algorithm.get().label();
    put(
        checks,
        passed(Name.IMPRINT_ALGORITHM, "摘要算法为 " + label + "。", "The digest is " + label + "."));
    byte[] found = info.getMessageImprintDigest();
    byte[] computed = algorithm.get().digest(message);
    put(
        checks,
        MessageDigest.isEqual(computed, found)
            ? passed(
                Name.IMPRINT_VALUE,
                "时间戳针对的正是这份数据(" + label + " 一致)。",
                "The token is over exactly these data (" + label + " agrees).")
            : failed(
                Name.IMPRINT_VALUE,
                "时间戳针对的不是这份数据:计算得 " + hex(computed) + ",时间戳中为 " + hex(found) + "。",
                "The token is over other data: computed "
                    + hex(computed)
                    + ", the token has "
                    + hex(found)
                    + "."));
  }

  private static TimestampCheck nonce(TimeStampTokenInfo info, Expected expected) {
    if (expected.request().isEmpty()) {
      return notChecked(
          Name.NONCE, "未提供请求,未核对随机数。", "No query is at hand, so the nonce was not compared.");
    }
    BigInteger asked;
    try {
      asked = new TimeStampRequest(expected.request().get()).getNonce();
    } catch (IOException | RuntimeException e) {
      return failed(Name.NONCE, "请求文件无法读取。", "The query cannot be read.");
    }
    if (asked == null) {
      return notChecked(Name.NONCE, "请求中没有随机数。", "The query has no nonce.");
    }
    return asked.equals(info.getNonce())
        ? passed(Name.NONCE, "随机数与请求一致。", "The nonce is that of the query.")
        : failed(
            Name.NONCE,
            "随机数与请求不一致:请求为 " + asked + ",时间戳为 " + info.getNonce() + "。",
            "The nonce is not that of the query: asked "
                + asked
                + ", got "
                + info.getNonce()
                + ".");
  }

  private static TimestampCheck policy(TimeStampTokenInfo info, Expected expected) {
    String found = info.getPolicy().getId();
    if (expected.policy().isEmpty()) {
      return notChecked(
          Name.POLICY,
          "未要求特定策略;时间戳的策略为 " + found + "。",
          "No policy was demanded; the token's policy is " + found + ".");
    }
    String demanded = expected.policy().get();
    return found.equals(demanded)
        ? passed(Name.POLICY, "策略为所要求的 " + found + "。", "The policy is the demanded " + found + ".")
        : failed(
            Name.POLICY,
            "策略为 " + found + ",要求的是 " + demanded + "。",
            "The policy is " + found + ", demanded is " + demanded + ".");
  }

  private static TimestampFacts facts(
      TimeStampTokenInfo info, Optional<X509Certificate> certificate) {
    String service =
        certificate
            .map(found -> found.getSubjectX500Principal().getName())
            .orElseGet(() -> info.getTsa() == null ? "" : info.getTsa().getName().toString());
    String algorithm =
        ImprintAlgorithm.of(info.getMessageImprintAlgOID())
            .map(ImprintAlgorithm::label)
            .orElse(info.getMessageImprintAlgOID().getId());
    return new TimestampFacts(
        info.getGenTime().toInstant(),
        accuracy(info),
        info.getSerialNumber(),
        info.getPolicy().getId(),
        algorithm,
        service,
        certificate);
  }

  private static Optional<Duration> accuracy(TimeStampTokenInfo info) {
    GenTimeAccuracy accuracy = info.getGenTimeAccuracy();
    return accuracy == null
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(accuracy.getSeconds())
                .plusMillis(accuracy.getMillis())
                .plusNanos(accuracy.getMicros() * 1000L));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
