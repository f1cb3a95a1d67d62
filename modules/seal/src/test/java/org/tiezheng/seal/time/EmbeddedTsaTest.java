package org.tiezheng.seal.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.seal.Openssl;
import org.tiezheng.seal.keys.Pem;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.time.TimestampCheck.Name;
import org.tiezheng.seal.time.TimestampCheck.Result;

class EmbeddedTsaTest {
  private static final byte[] BODY = "tiezheng.local/0\n5\nAAAA\n".getBytes(UTF_8);

  @TempDir Path folder;
  private OwnService own;

  @BeforeEach
  void makeKeys() throws IOException {
    own = OwnService.in(folder);
  }

  @ParameterizedTest
  @EnumSource(TsaAlgorithm.class)
  void tokenHoldsEverythingAndIsCalledOwnClock(TsaAlgorithm algorithm) {
    Token token = own.service(algorithm).stamp(BODY);
    TimestampReport report =
        new TimestampVerifier(own.trust(algorithm))
            .verify(
                token.response(),
                BODY,
                Expected.NOTHING.withRequest(token.request()).withPolicy(EmbeddedTsa.POLICY));
    for (TimestampCheck check : report.checks()) {
      assertThat(check.result())
          .as(check.toString())
          .isEqualTo(check.name() == Name.REVOCATION ? Result.NOT_CHECKED : Result.PASSED);
      assertThat(check.sentence().zh()).endsWith("。");
      assertThat(check.sentence().en()).endsWith(".");
    }
    assertThat(report.verdict()).isEqualTo(Result.PASSED);
    assertThat(report.origin()).isEqualTo(ClockOrigin.OWN);
    TimestampFacts facts = report.facts().orElseThrow();
    assertThat(facts.genTime()).isEqualTo(OwnService.NOW);
    assertThat(facts.accuracy()).contains(Duration.ofSeconds(1));
    assertThat(facts.service()).contains("not a third party");
    assertThat(CanonicalToken.isCanonical(token.response(), own.certificates(algorithm))).isTrue();
    assertThat(token.service()).isEqualTo(algorithm.fileName());
  }

  @Test
  void ownClockNeverBecomesAThirdParty() {
    var certificate = own.key(TsaAlgorithm.P256_SHA256).certificate();
    var authority = own.key(TsaAlgorithm.P256_SHA256).authority();
    TrustList both =
        TrustList.of(
            new TrustedAuthority("somebody", authority, ClockOrigin.THIRD_PARTY),
            new TrustedAuthority("own", certificate, ClockOrigin.OWN));
    byte[] response = own.service(TsaAlgorithm.P256_SHA256).stamp(BODY).response();
    assertThat(new TimestampVerifier(both).verify(response, BODY).origin())
        .isEqualTo(ClockOrigin.OWN);
  }

  @Test
  void withoutTrustTheChainIsNotCheckedAndTheVerdictNotPassed() {
    byte[] response = own.service(TsaAlgorithm.P256_SHA256).stamp(BODY).response();
    TimestampReport report = new TimestampVerifier(TrustList.EMPTY).verify(response, BODY);
    assertThat(report.check(Name.CHAIN).result()).isEqualTo(Result.NOT_CHECKED);
    assertThat(report.verdict()).isEqualTo(Result.NOT_CHECKED);
    assertThat(report.origin()).isEqualTo(ClockOrigin.UNKNOWN);
    TimestampReport other =
        new TimestampVerifier(own.trust(TsaAlgorithm.SM2_SM3)).verify(response, BODY);
    assertThat(other.check(Name.CHAIN).result()).isEqualTo(Result.FAILED);
    assertThat(other.verdict()).isEqualTo(Result.FAILED);
  }

  @Test
  void wrongMessageNonceAndPolicyAreEachNamed() {
    EmbeddedTsa service = own.service(TsaAlgorithm.P256_SHA256);
    Token token = service.stamp(BODY);
    TimestampVerifier verifier = new TimestampVerifier(own.trust(TsaAlgorithm.P256_SHA256));
    TimestampReport report =
        verifier.verify(
            token.response(),
            "other".getBytes(UTF_8),
            Expected.NOTHING.withRequest(service.stamp(BODY).request()).withPolicy("1.2.3"));
    assertThat(report.checks().stream().filter(check -> check.result() == Result.FAILED))
        .extracting(TimestampCheck::name)
        .containsExactly(Name.IMPRINT_VALUE, Name.NONCE, Name.POLICY);
  }

  @Test
  void serialsAreUniqueAmongThreads() throws Exception {
    EmbeddedTsa service = own.service(TsaAlgorithm.SM2_SM3);
    TimestampVerifier verifier = new TimestampVerifier(own.trust(TsaAlgorithm.SM2_SM3));
    List<Callable<TimestampReport>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tasks.add(() -> verifier.verify(service.stamp(BODY).response(), BODY));
    }
    Set<BigInteger> serials = new HashSet<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<TimestampReport> one : pool.invokeAll(tasks)) {
        assertThat(one.get().verdict()).isEqualTo(Result.PASSED);
        serials.add(one.get().facts().orElseThrow().serial());
      }
    }
    assertThat(serials).hasSize(100);
  }

  @Test
  void aClockThatIsSetBackStampsNothing() {
    Iterator<Instant> times =
        List.of(OwnService.NOW, OwnService.NOW.minusMillis(900), OwnService.NOW.minusSeconds(60))
            .iterator();
    EmbeddedTsa service = own.service(TsaAlgorithm.P256_SHA256, times::next);
    service.stamp(BODY);
    service.stamp(BODY);
    assertThatThrownBy(() -> service.stamp(BODY))
        .isInstanceOf(TimestampException.class)
        .hasMessageContaining("set back");
  }

  @Test
  void outsideTheCertificatesValidityNothingIsStamped() {
    for (String time : List.of("2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z")) {
      EmbeddedTsa service = own.service(TsaAlgorithm.P256_SHA256, () -> Instant.parse(time));
      assertThatThrownBy(() -> service.stamp(BODY))
          .isInstanceOf(TimestampException.class)
          .hasMessageContaining("outside the validity");
    }
  }

  @Test
  void stockOpensslSaysOkToP256() throws Exception {
    Openssl.require();
    Token token = own.service(TsaAlgorithm.P256_SHA256).stamp(BODY);
    Path data = Files.write(folder.resolve("body"), BODY);
    Path response = Files.write(folder.resolve("body.tsr"), token.response());
    Path query = Files.write(folder.resolve("body.tsq"), token.request());
    List<Path> anchors =
        List.of(
            Files.writeString(
                folder.resolve("both.pem"), Pem.encode(own.certificates(TsaAlgorithm.P256_SHA256))),
            Files.writeString(
                folder.resolve("ca.pem"),
                Pem.encode(List.of(own.key(TsaAlgorithm.P256_SHA256).authority()))));
    for (Path anchor : anchors) {
      for (List<String> what :
          List.of(List.of("-data", data.toString()), List.of("-queryfile", query.toString()))) {
        List<String> command = new ArrayList<>(List.of("openssl", "ts", "-verify"));
        command.addAll(what);
        command.addAll(List.of("-in", response.toString(), "-CAfile", anchor.toString()));
        // The certificate's validity is judged at genTime, not on the day of the test run.
        command.addAll(List.of("-attime", String.valueOf(OwnService.NOW.getEpochSecond())));
        Openssl.Answer answer = Openssl.run(command);
        assertThat(answer.output()).contains("Verification: OK");
        assertThat(answer.exit()).isZero();
      }
    }
  }

  @Test
  void theScriptJudgesSm2Tokens() throws Exception {
    Openssl.require();
    byte[] good = own.service(TsaAlgorithm.SM2_SM3).stamp(BODY).response();
    Path key = folder.resolve("key.pem");
    Files.writeString(key, own.keys().publicKeys().files().get("tsa-own-sm2.pub.pem"));
    Path certificate = folder.resolve("certificate.pem");
    Files.writeString(certificate, Pem.encode(own.certificates(TsaAlgorithm.SM2_SM3)));
    assertThat(script(BODY, good, key).output()).contains("结论 RESULT: OK");
    assertThat(script(BODY, good, key).exit()).isZero();
    assertThat(script(BODY, good, certificate).exit()).isZero();
    assertThat(script("other".getBytes(UTF_8), good, key).exit()).isEqualTo(1);
    assertThat(script(BODY, "no token".getBytes(UTF_8), key).exit()).isEqualTo(1);
    byte[] p256 = own.service(TsaAlgorithm.P256_SHA256).stamp(BODY).response();
    assertThat(script(BODY, p256, key).exit()).isEqualTo(1);
  }

  @Test
  void theScriptFindsTamperingInEverySignedPart() throws Exception {
    Openssl.require();
    byte[] good = own.service(TsaAlgorithm.SM2_SM3).stamp(BODY).response();
    Path key = folder.resolve("key.pem");
    Files.writeString(key, own.keys().publicKeys().files().get("tsa-own-sm2.pub.pem"));
    var parsed = ParsedResponse.parse(good);
    byte[] info = parsed.token().getTimeStampInfo().getEncoded();
    byte[] signature = parsed.signer().getSignature();
    byte[] attributes = parsed.signer().getEncodedSignedAttributes();
    List<Integer> places = new ArrayList<>();
    int infoAt = indexOf(good, info, 0);
    for (int i = 2; i < info.length; i += Boolean.getBoolean("long") ? 1 : 9) {
      places.add(infoAt + i);
    }
    // Of the attributes the retagged first byte differs, so the search begins at the second.
    int attributesAt = indexOf(good, attributes, 1) - 1;
    for (int i = 3; i < attributes.length; i += Boolean.getBoolean("long") ? 1 : 13) {
      places.add(attributesAt + i);
    }
    int signatureAt = indexOf(good, signature, 0);
    for (int i = 8; i < signature.length; i += 16) {
      places.add(signatureAt + i);
    }
    for (int place : places) {
      byte[] changed = good.clone();
      changed[place] ^= 0x01;
      assertThat(script(BODY, changed, key).exit()).as("byte %d", place).isEqualTo(1);
    }
  }

  private Openssl.Answer script(byte[] data, byte[] token, Path key)
      throws IOException, InterruptedException {
    Path script = folder.resolve("verify-sm2.sh");
    try (InputStream in = EmbeddedTsa.class.getResourceAsStream("verify-sm2.sh")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    Path dataFile = Files.write(folder.resolve("data"), data);
    Path tokenFile = Files.write(folder.resolve("token.tsr"), token);
    return Openssl.run(
        List.of(
            "bash", script.toString(), dataFile.toString(), tokenFile.toString(), key.toString()));
  }

  private static int indexOf(byte[] whole, byte[] part, int from) {
    for (int at = 0; at + part.length - from <= whole.length; at++) {
      if (Arrays.equals(whole, at, at + part.length - from, part, from, part.length)) {
        return at;
      }
    }
    throw new AssertionError("part not found");
  }
}
