package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.time.CanonicalToken;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.TimestampCheck;
import org.tiezheng.seal.time.TimestampReport;
import org.tiezheng.seal.time.TimestampVerifier;
import org.tiezheng.seal.time.TrustList;
import org.tiezheng.seal.time.TrustedAuthority;
import org.tiezheng.verify.TimeServices.Service;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** Each time token over each checkpoint that a proof leads to, and whose clock it tells. */
final class TimeChecks {
  /**
   * A token to be looked at.
   *
   * @param body of the checkpoint that it should be over
   */
  private record Over(String file, Service service, long treeSize, String body, boolean bag) {}

  private final BundleFiles files;
  private final List<X509Certificate> pinned;
  private final List<X509CRL> revocations;
  private final StepList steps;
  private final List<TokenLine> lines = new ArrayList<>();
  private final Set<String> named = new HashSet<>();
  private boolean revocationOpen;

  TimeChecks(BundleFiles files, VerifyOptions options, StepList steps) {
    this.files = files;
    this.pinned = options.timeAnchors();
    this.revocations = options.revocationLists();
    this.steps = steps;
  }

  List<TokenLine> lines() {
    return lines;
  }

  /**
   * Checks every token.
   *
   * @param claim for the names of all services, those included that cannot be used
   */
  void run(Optional<Claim> claim, Map<String, Service> services, CheckpointBook book) {
    sources(services);
    book.used().forEach((size, body) -> checkpoint(size, body, services));
    book.bag().ifPresent(checkpoint -> bag(checkpoint, services));
    unnamed(claim);
    if (revocationOpen) {
      steps.note(
          Check.REVOCATION,
          "离线验证,没有可用的吊销列表,未检查时间服务证书是否被吊销;可用 --crl 给出。",
          "Checked offline, without a list that can be used: whether a time service's certificate"
              + " was revoked was not checked. Hand lists over with --crl.");
    }
  }

  private void sources(Map<String, Service> services) {
    if (services.isEmpty()) {
      steps.missing(
          Check.TIME_SERVICE,
          BundleLayout.CLAIM,
          "没有可用的时间服务,时间未核对。",
          "There is no usable time service; no time was checked.");
    } else if (pinned.isEmpty()) {
      steps.note(
          Check.TIME_SERVICE,
          "时间服务证书取自材料包;可用 --tsa 从外部核对。",
          "The certificates of time services come from the bundle. Pin them from outside with"
              + " --tsa.");
    } else {
      steps.passed(
          Check.TIME_SERVICE,
          "时间服务的信任证书由验证者从外部给出 " + pinned.size() + " 张。",
          pinned.size()
              + " certificates for time services were pinned from outside by the reader.");
    }
  }

  /** A service need not have stamped every checkpoint, but each needs one token. */
  private void checkpoint(long size, String body, Map<String, Service> services) {
    boolean any = false;
    for (Service service : services.values()) {
      String file = BundleLayout.token(size, service.name());
      if (files.has(file)) {
        any = true;
        token(new Over(file, service, size, body, false));
      } else {
        steps.note(
            Check.TOKEN,
            file,
            service.name() + " 没有为检查点 " + size + " 签发时间戳。",
            service.name() + " has no token over checkpoint " + size + ".");
      }
    }
    if (!any) {
      String file = BundleLayout.checkpoint(size);
      steps.missing(
          Check.TOKEN,
          file,
          "检查点 " + size + " 没有任何时间戳。",
          "There is no time token over checkpoint " + size + ".");
    }
  }

  /** Nothing else fixes which files lie in tiezheng/root/, so every service must be there. */
  private void bag(Checkpoint checkpoint, Map<String, Service> services) {
    for (Service service : services.values()) {
      String file = BundleLayout.bagToken(service.name());
      if (files.has(file)) {
        token(new Over(file, service, checkpoint.size(), checkpoint.body(), true));
      } else {
        steps.missing(
            Check.TOKEN,
            file,
            "缺少 " + service.name() + " 对整个材料包的时间戳 " + file + "。",
            "The token of " + service.name() + " over the whole bag, " + file + ", is missing.");
      }
    }
  }

  private void token(Over over) {
    named.add(over.file());
    Optional<byte[]> bytes = files.readIfThere(over.file());
    if (bytes.isEmpty()) {
      steps.missing(
          Check.TOKEN, over.file(), over.file() + " 无法读取。", over.file() + " cannot be read.");
      return;
    }
    byte[] message = over.body().getBytes(StandardCharsets.UTF_8);
    TimestampReport report =
        new TimestampVerifier(over.service().trust().with(revocations))
            .verify(bytes.get(), message);
    Result result = judge(over, report).and(form(over, bytes.get()));
    ClockOrigin clock = clock(over, bytes.get(), message);
    Optional<Instant> time = report.facts().map(facts -> facts.genTime());
    TokenLine line =
        new TokenLine(
            over.file(),
            over.service().name(),
            over.treeSize(),
            over.bag(),
            time,
            clock,
            !over.service().own(),
            result);
    lines.add(line);
    revocation(over, report.check(TimestampCheck.Name.REVOCATION));
    if (result == Result.PASSED) {
      good(line);
    }
  }

  /** A list that says the certificate was revoked fails the token; one that does not is told. */
  private void revocation(Over over, TimestampCheck check) {
    revocationOpen |= check.result() == TimestampCheck.Result.NOT_CHECKED;
    if (check.result() == TimestampCheck.Result.PASSED) {
      Text said = about(over, check.sentence());
      steps.passedAt(Check.REVOCATION, over.file(), said.zh(), said.en());
    }
  }

  private Result judge(Over over, TimestampReport report) {
    if (report.verdict() == TimestampCheck.Result.PASSED) {
      return Result.PASSED;
    }
    TimestampCheck.Result worst = report.verdict();
    for (TimestampCheck check : report.checks()) {
      if (worst == TimestampCheck.Result.FAILED && check.result() == TimestampCheck.Result.FAILED) {
        steps.failed(Check.TOKEN, over.file(), about(over, check.sentence()));
      } else if (worst == TimestampCheck.Result.NOT_CHECKED
          && check.result() == TimestampCheck.Result.NOT_CHECKED
          && !isOptional(check.name())) {
        steps.missing(Check.TOKEN, over.file(), about(over, check.sentence()));
      }
    }
    return worst == TimestampCheck.Result.FAILED ? Result.FAILED : Result.NOT_CHECKED;
  }

  private static boolean isOptional(TimestampCheck.Name name) {
    return name == TimestampCheck.Name.NONCE
        || name == TimestampCheck.Name.POLICY
        || name == TimestampCheck.Name.REVOCATION;
  }

  /** In tiezheng/root/ nothing but its own form fixes a token's bytes. */
  private Result form(Over over, byte[] bytes) {
    if (!over.bag() || CanonicalToken.isCanonical(bytes, over.service().certificates())) {
      return Result.PASSED;
    }
    steps.failed(
        Check.TOKEN,
        over.file(),
        over.file() + " 不是规定的唯一编码。",
        over.file() + " is not in the one canonical encoding.");
    return Result.FAILED;
  }

  /** A third party's only when the reader's own anchors say so. */
  private ClockOrigin clock(Over over, byte[] bytes, byte[] message) {
    if (over.service().own()) {
      return ClockOrigin.OWN;
    }
    TrustList outside =
        new TrustList(
            pinned.stream()
                .map(anchor ->
                    new TrustedAuthority(over.service().name(), anchor, ClockOrigin.THIRD_PARTY))
                .toList(),
            over.service().certificates());
    boolean confirmed =
        new TimestampVerifier(outside).verify(bytes, message).verdict()
            == TimestampCheck.Result.PASSED;
    return confirmed ? ClockOrigin.THIRD_PARTY : ClockOrigin.UNKNOWN;
  }

  private void good(TokenLine line) {
    String time = line.genTime().map(Instant::toString).orElse("");
    Text clock = ReportAnswers.clock(line);
    String zhWhat = line.overBag() ? "整个材料包" : "检查点 " + line.treeSize();
    String enWhat = line.overBag() ? "the whole bag" : "checkpoint " + line.treeSize();
    steps.passedAt(
        Check.TOKEN,
        line.file(),
        zhWhat + " 不晚于 " + time + " 存在(" + line.service() + ":" + clock.zh() + ")。",
        enWhat
            + " existed not later than "
            + time
            + " ("
            + line.service()
            + ": "
            + clock.en()
            + ").");
  }

  private static Text about(Over over, Text sentence) {
    return new Text(over.file() + ":" + sentence.zh(), over.file() + ": " + sentence.en());
  }

  private void unnamed(Optional<Claim> claim) {
    for (String path : files.paths()) {
      boolean token =
          path.endsWith(".tsr")
              && (path.startsWith(BundleLayout.CHECKPOINTS) || BundleLayout.isRoot(path));
      if (!token || named.contains(path)) {
        continue;
      }
      if (claim.isPresent() && isOfNobody(path, claim.get())) {
        steps.failed(
            Check.TOKEN,
            path,
            path + " 不属于证据声明所列的时间服务,不应在此。",
            path + " is of no time service that the claim names and must not lie there.");
      } else if (BundleLayout.isRoot(path)) {
        steps.missing(
            Check.TOKEN,
            path,
            path + " 所需的检查点或证书不可用,未检查。",
            path + " was not checked: its checkpoint or certificate cannot be used.");
      } else {
        steps.note(
            Check.TOKEN,
            path,
            path + " 所需的检查点或证书不可用,或未被使用,未检查。",
            path + " was not checked: its checkpoint or certificate is not in use.");
      }
    }
  }

  private static boolean isOfNobody(String path, Claim claim) {
    return BundleLayout.isRoot(path)
        && claim.times().stream()
            .noneMatch(time -> BundleLayout.bagToken(time.name()).equals(path));
  }
}
