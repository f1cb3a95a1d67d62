package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.deposit.CheckDeposits;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.ConsistencyProof;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.server.guard.Refusal;
import tools.jackson.databind.JsonNode;

/** Everybody gets the proof itself, and our offline verifier accepts it; altered, it does not. */
class ProofTest {
  private static final byte[] CONTENT = "合同<b>".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;
  @TempDir static Path keys;
  @TempDir Path work;
  private static String key = "";
  private static String other = "";
  private static String id = "";
  private static Deposits api;

  @BeforeAll
  static void start() throws Exception {
    key = Deposits.tenant(folder, keys, "甲平台", Quota.USUAL);
    other = Deposits.tenant(folder, keys, "乙平台", Quota.USUAL);
    api = Deposits.at(folder, keys);
    for (int i = 0; i < 5; i++) {
      api.digest(key, ("nr " + i).getBytes(StandardCharsets.UTF_8));
    }
    id = Deposits.json(api.digest(key, CONTENT)).get("id").asString();
    api.digest(key, "later".getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    api.close();
    assertThat(api.faults()).isEmpty();
  }

  private static String sha256() {
    return Digester.sha256Only().digest(CONTENT).sha256();
  }

  private static JsonNode proof(String query) throws Exception {
    HttpResponse<String> answer = api.get(Deposits.API + "/proofs/" + id + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Deposits.json(answer);
  }

  @Test
  void whoHasTheFileGetsAProofThatVerifiesOffline() throws Exception {
    JsonNode proof = proof("?sha256=" + sha256());
    assertThat(proof.get("steps").get(0).get("name").asString()).isEqualTo("DIGEST");
    proof
        .get("steps")
        .forEach(step -> assertThat(step.get("result").asString()).isNotEqualTo("FAILED"));
    assertThat(ReceiptFiles.verify(work, CONTENT, proof, vkey()).exitCode()).isZero();
  }

  private static String vkey() throws Exception {
    return Deposits.json(api.get(Deposits.API + "/log")).get("keys").get(0).asString();
  }

  @Test
  void whatIsAlteredIsFound() throws Exception {
    JsonNode proof = proof("?sha256=" + sha256());
    for (String part : List.of("leaf", "opening", "proof")) {
      Map<String, String> altered = new TreeMap<>();
      for (String name : List.of("leaf", "opening", "proof")) {
        altered.put(name, proof.get(name).asString());
      }
      String text = altered.getOrDefault(part, "");
      // A digit of a digest, of the salt, or of a hash of the path.
      int at = text.indexOf(part.equals("proof") ? "\n" : ":\"", text.indexOf("index") + 1) + 12;
      altered.put(
          part,
          text.substring(0, at) + (text.charAt(at) == 'a' ? 'b' : 'a') + text.substring(at + 1));
      JsonNode receipt = EvidenceJson.mapper().valueToTree(altered);
      assertThat(ReceiptFiles.verify(work.resolve(part), CONTENT, receipt, vkey()).exitCode())
          .as(part)
          .isEqualTo(1);
    }
  }

  @Test
  void whoHasNotTheFileDoesNotLearnWhatWasDeposited() throws Exception {
    JsonNode alone = proof("");
    assertThat(alone.has("opening")).isFalse();
    assertThat(alone.get("leaf").asString()).isNotBlank();
    assertThat(alone.get("proof").asString()).startsWith("c2sp.org/tlog-proof@v1");
    JsonNode wrong = proof("?sha256=" + "a".repeat(64));
    assertThat(wrong.has("opening")).isFalse();
    assertThat(wrong.get("steps").get(0).get("result").asString()).isEqualTo("FAILED");
    assertThat(wrong.toString()).doesNotContain(sha256());
    assertThat(api.get(Deposits.API + "/proofs/" + id + "?sha256=x").statusCode()).isEqualTo(400);
    assertThat(api.get(Deposits.API + "/proofs/00000000-0000-7000-8000-000000000000").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theLogShowsThatItOnlyGrew() throws Exception {
    JsonNode log = Deposits.json(api.get(Deposits.API + "/log"));
    assertThat(log.get("checkpoint").asString()).startsWith(log.get("origin").asString() + "\n7\n");
    JsonNode grown = Deposits.json(api.get(Deposits.API + "/log/consistency?from=3&to=7"));
    List<Hash> hashes = new ArrayList<>();
    grown.get("hashes").forEach(h -> hashes.add(Hash.ofBase64(h.asString()).orElseThrow()));
    Hash before = Hash.ofBase64(grown.get("fromRoot").asString()).orElseThrow();
    Hash now = Hash.ofBase64(grown.get("toRoot").asString()).orElseThrow();
    assertThat(new ConsistencyProof(3, 7, hashes).connects(before, now)).isTrue();
    assertThat(log.get("checkpoint").asString()).contains("\n" + now.base64() + "\n");
    for (String bad : List.of("", "?from=0", "?from=8", "?from=5&to=4", "?from=1&to=8")) {
      assertThat(api.get(Deposits.API + "/log/consistency" + bad).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aPersonGetsThePageWithTheProofInIt() throws Exception {
    String form = api.get("/verify?id=" + id).body();
    assertThat(form).contains("value=\"" + id + "\"").contains("测试存证");
    String found = page("id=" + id + "&sha256=" + sha256()).body();
    assertThat(found)
        .contains("c2sp.org/tlog-proof@v1")
        .contains("给出的 SHA-256 就是这项存证所存的")
        .contains("不能说明");
    assertThat(page("id=" + id + "&sha256=" + "b".repeat(64)).body())
        .contains("不是这项存证所存的")
        .doesNotContain(sha256());
    HttpResponse<String> none = page("id=%3Cscript%3E&sha256=");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).doesNotContain("<script>");
    HttpResponse<String> error = api.get("/none");
    assertThat(error.statusCode()).isEqualTo(404);
    assertThat(error.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    for (HttpResponse<String> answer : List.of(none, error)) {
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .contains("script-src 'self'")
          .doesNotContain("unsafe");
    }
    assertThat(api.get("/static/deposit.js").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> page(String form) throws Exception {
    return api.send(
        api.to("/verify")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  @Test
  @Tag("DOC-CUSTODY-CERT")
  void theCertificateSaysWhatWasDepositedAndCarriesTheReceipt() throws Exception {
    String at = Deposits.API + "/deposits/" + id + "/certificate.pdf";
    HttpResponse<byte[]> answer = api.bytes(api.to(at, key));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      assertThat(text)
          .contains("存证记录")
          .contains(id)
          .contains(sha256())
          .contains("甲平台")
          .contains("测试存证")
          .contains("非第三方时间");
      assertThat(pdf.getDocumentCatalog().getNames().getEmbeddedFiles()).isNotNull();
    }
    assertThat(api.get(at, other).statusCode()).isEqualTo(404);
    assertThat(api.get(at).statusCode()).isEqualTo(401);
    assertThat(
            new String(api.bytes(api.to(at + "?lang=en", key)).body(), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF");
  }

  @Test
  void aTenantListsItsOwnDepositsOnly(@TempDir Path apart) throws Exception {
    String mine = Deposits.tenant(apart, keys, "甲", Quota.USUAL);
    String theirs = Deposits.tenant(apart, keys, "乙", Quota.USUAL);
    try (Deposits both = Deposits.at(apart, keys)) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        byte[] content = ("nr " + i).getBytes(StandardCharsets.UTF_8);
        String made =
            Deposits.json(both.digest(i % 2 == 0 ? mine : theirs, content)).get("id").asString();
        if (i % 2 == 0) {
          expected.add(made);
        }
      }
      List<String> listed = new ArrayList<>();
      long from = 0;
      while (from >= 0) {
        JsonNode stretch =
            Deposits.json(both.get(Deposits.API + "/listing?count=2&from=" + from, mine));
        stretch.get("deposits").forEach(line -> listed.add(line.get("id").asString()));
        from = stretch.path("next").asLong(-1);
      }
      assertThat(listed).isEqualTo(expected);
      for (String bad : List.of("count=0", "count=1001", "from=x", "from=-1")) {
        assertThat(both.get(Deposits.API + "/listing?" + bad, mine).statusCode()).isEqualTo(400);
      }
      assertThat(Deposits.json(both.get(Deposits.API + "/listing?from=99", mine)).get("deposits"))
          .isEmpty();
    }
  }

  @Test
  void aCopyThatWasAlteredOnTheDiskIsNotHandedOut() throws Exception {
    byte[] kept = "kept".getBytes(StandardCharsets.UTF_8);
    String file = Deposits.json(api.file(other, "", kept)).get("id").asString();
    String sha256 = Digester.sha256Only().digest(kept).sha256();
    Path original = original(folder, sha256);
    Files.delete(original);
    for (boolean there : new boolean[] {false, true}) {
      if (there) {
        Files.writeString(original, "KEPT");
      }
      HttpResponse<String> refused =
          api.get(Deposits.API + "/deposits/" + file + "/content", other);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(Deposits.json(refused).get("code").asString()).isEqualTo("altered");
    }
  }

  @Test
  void aLogThatWasAlteredOnTheDiskIsNotServed(@TempDir Path second) throws Exception {
    String mine = Deposits.tenant(second, keys, "甲", Quota.USUAL);
    try (Deposits first = Deposits.at(second, keys)) {
      first.digest(mine, CONTENT);
      first.digest(mine, "x".getBytes(StandardCharsets.UTF_8));
    }
    Path journal = second.resolve("vault/log/journal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length - 100] ^= 1;
    Files.write(journal, bytes);
    assertThatThrownBy(() -> Deposits.at(second, keys).close()).isInstanceOf(Exception.class);
  }

  @Test
  void theCheckOfTheFolderFindsWhatIsGoneOrAltered(@TempDir Path third) throws Exception {
    String mine = Deposits.tenant(third, keys, "甲", Quota.USUAL);
    List<String> files = new ArrayList<>();
    try (Deposits service = Deposits.at(third, keys)) {
      for (int i = 0; i < 3; i++) {
        byte[] content = ("file " + i).getBytes(StandardCharsets.UTF_8);
        files.add(Deposits.json(service.file(mine, "", content)).get("sha256").asString());
      }
      service.digest(mine, CONTENT);
    }
    CheckDeposits.Result sound = check(third);
    assertThat(sound.exitCode()).isZero();
    assertThat(sound.leaves()).isEqualTo(4);
    assertThat(sound.files()).isEqualTo(3);
    Path gone = original(third, files.get(0));
    Path altered = original(third, files.get(1));
    Files.delete(gone);
    Files.delete(altered);
    Files.writeString(altered, "other");
    CheckDeposits.Result found = check(third);
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.faults()).hasSize(2);
    assertThat(found.faults().toString()).contains(files.get(0)).contains(files.get(1));
    try (Deposits service = Deposits.at(third, keys)) {
      assertThat(service.service().size()).isEqualTo(4);
    }
  }

  private static CheckDeposits.Result check(Path service) throws Exception {
    return new CheckDeposits(Watch.SILENT).run(DepositFolder.existing(service));
  }

  private static Path original(Path service, String sha256) {
    return service.resolve("vault/originals").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  @Test
  void publicRequestsHaveAPace() {
    AtomicLong now = new AtomicLong();
    Pace pace = new Pace(10, 3, now::get);
    for (int i = 0; i < 3; i++) {
      pace.take();
    }
    assertThatThrownBy(pace::take).isInstanceOf(Refusal.class);
    now.addAndGet(100_000_000);
    pace.take();
    assertThatThrownBy(pace::take).isInstanceOf(Refusal.class);
    now.addAndGet(10_000_000_000L);
    for (int i = 0; i < 3; i++) {
      pace.take();
    }
    assertThatThrownBy(pace::take).isInstanceOf(Refusal.class);
  }
}
