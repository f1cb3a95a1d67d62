package org.tiezheng.collect.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.CertificateUse.Revocation;
import org.tiezheng.evidence.DocumentSignature;

/** Signatures that somebody put together out of genuine parts, or made in another's name. */
@Tag("WRD-006")
@Tag("CRT-001")
class ForgedPdfTest {
  private static final byte[] ELSEWHERE = "another contract".getBytes(StandardCharsets.UTF_8);
  private static TestAuthority authority;

  @BeforeAll
  static void sign() throws Exception {
    authority = new TestAuthority();
  }

  private static DocumentSignature first(byte[] pdf) {
    return Collected.of("合同.pdf", pdf).all(DocumentSignature.class).getFirst();
  }

  @Test
  void anHonestSignatureOfTheOldFormHolds() throws Exception {
    DocumentSignature signature =
        first(
            SignedPdf.signed(
                SignedPdf.plain(), PDSignature.SUBFILTER_ADBE_PKCS7_SHA1, authority::signSha1));

    assertThat(signature.digestEqual()).contains(true);
    assertThat(signature.valid()).contains(true);
  }

  @Test
  void aGenuineSignatureIntoWhichAnotherDigestIsPutDoesNotCoverTheFile() throws Exception {
    byte[] genuine = authority.sign(ELSEWHERE, false);

    DocumentSignature signature =
        first(
            SignedPdf.signed(
                SignedPdf.plain(),
                PDSignature.SUBFILTER_ADBE_PKCS7_SHA1,
                content -> authority.graft(genuine, content)));

    assertThat(signature.digestEqual()).contains(false);
  }

  /** A token is signed data too, but nobody signs a contract with one. */
  @Test
  void whatWasSignedAsAnotherKindOfContentIsNoSignatureOfTheDocument() throws Exception {
    byte[] pdf = SignedPdf.signed(SignedPdf.plain(), authority::signAsAnotherKind);

    assertThat(first(pdf).valid()).contains(false);
  }

  @Test
  void aSignersCertificateIssuesNoOthers() throws Exception {
    byte[] pdf = SignedPdf.signed(SignedPdf.plain(), authority::signInAnothersName);

    List<CertificateUse> uses = first(pdf).certificates();

    assertThat(uses).hasSize(1);
    assertThat(uses.getFirst().subject()).contains("吴甲");
    assertThat(uses.getFirst().issuers()).isEmpty();
  }

  /** Its root even bears the same name. */
  @Test
  void aServiceThatSomebodySetUpHimselfIsNamedWithItsOwnRoot() throws Exception {
    TestAuthority own = new TestAuthority();
    Instant at = Instant.parse("2025-10-15T02:00:30Z");
    byte[] honest =
        SignedPdf.signed(
            SignedPdf.plain(), c -> authority.stamped(authority.sign(c, false), at, true));
    byte[] forged =
        SignedPdf.signed(SignedPdf.plain(), c -> own.stamped(authority.sign(c, false), at, true));

    assertThat(clock(honest))
        .containsExactly(
            CertificatePool.sha256(authority.stamper), CertificatePool.sha256(authority.root));
    assertThat(clock(forged))
        .containsExactly(CertificatePool.sha256(own.stamper), CertificatePool.sha256(own.root));
  }

  private static List<String> clock(byte[] pdf) {
    CertificateUse use = first(pdf).certificates().getFirst();
    assertThat(use.used()).isPresent();
    return use.clock().orElseThrow().certificates();
  }

  @Test
  void anAuthorityThatMayHaveNoneBelowItHasNone() throws Exception {
    byte[] pdf = SignedPdf.signed(SignedPdf.plain(), authority::signBelowTheLastAuthority);

    assertThat(first(pdf).certificates())
        .extracting(CertificateUse::subject)
        .containsExactly("cn=吴甲", "cn=Too low CA");
    assertThat(first(pdf).certificates())
        .flatExtracting(CertificateUse::issuers)
        .doesNotContain(CertificatePool.sha256(authority.root));
  }

  @Test
  void aListByOneWhoMaySignNoListsSaysNothing() throws Exception {
    TestAuthority noLists = TestAuthority.withoutLists();
    Instant since = Instant.parse("2025-10-01T00:00:00Z");
    byte[] honest = SignedPdf.signed(SignedPdf.plain(), content -> noLists.sign(content, false));
    byte[] pdf =
        SignedPdf.archived(
            honest, List.of(), List.of(noLists.revoked(since, since, true).getEncoded()));

    assertThat(first(pdf).certificates().getFirst().revocation())
        .singleElement()
        .extracting(Revocation::verified)
        .isEqualTo(false);
  }
}
