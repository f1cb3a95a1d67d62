package org.tiezheng.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.SignatureCheck.Result;

/** The example of C2SP signed-note, and what notes may not be. */
class SignedNoteTest {
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String SIGNATURE =
      "— example.com/foo"
          + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
  private static final String NOTE = "This is an example message.\n\n" + SIGNATURE;

  @Test
  void theExampleOfTheSpecificationVerifiesAndIsWrittenBackAsItWas() {
    SignedNote note = SignedNote.parse(bytes(NOTE));
    assertThat(note.check(List.of(key())).accepted()).isTrue();
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.encode()).isEqualTo(NOTE);
    assertThat(key().line()).isEqualTo(VKEY);
  }

  @Test
  void anotherTextUnderTheSameSignatureIsRejected() {
    SignedNote note = SignedNote.parse(bytes(NOTE.replace("example message", "exemple message")));
    NoteCheck check = note.check(List.of(key()));
    assertThat(check.accepted()).isFalse();
    assertThat(check.signatures())
        .extracting(SignatureCheck::result)
        .containsExactly(Result.FAILED);
  }

  @Test
  void unknownKeysAreIgnoredAndOneKnownFailureSpoilsTheNote() {
    String unknown = "— example.org/other " + SIGNATURE.substring(18);
    String sameNameOtherId = SIGNATURE.replace("Uw2QOkn8", "Uw2QO0n8").replace("QO", "AO");
    SignedNote ignored = SignedNote.parse(bytes(NOTE + unknown + sameNameOtherId));
    assertThat(ignored.check(List.of(key())).accepted()).isTrue();
    assertThat(ignored.check(List.of()).accepted()).isFalse();
    String failing = SIGNATURE.replace("kn8srV1", "kn8srV2");
    SignedNote spoilt = SignedNote.parse(bytes(NOTE + failing));
    assertThat(spoilt.check(List.of(key())).accepted()).isFalse();
  }

  @Test
  void sixteenSignaturesAndMoreAreRead() {
    String many = NOTE + String.join("", Collections.nCopies(40, "— other/key AAAAAAAA\n"));
    assertThat(SignedNote.parse(bytes(many)).check(List.of(key())).accepted()).isTrue();
    String tooMany = NOTE + String.join("", Collections.nCopies(200, "— other/key AAAAAAAA\n"));
    assertThatThrownBy(() -> SignedNote.parse(bytes(tooMany)))
        .isInstanceOf(MalformedProofException.class);
  }

  @Test
  void anEmptyLineInsideTheTextBelongsToTheText() {
    SignedNote note = SignedNote.parse(bytes("a\n\nb\n\n" + SIGNATURE));
    assertThat(note.text()).isEqualTo("a\n\nb\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text only\n",
        "text\n\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n— na+me AAAAAAAA\n",
        "text\n\n—  AAAAAAAA\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "text\n\n— name AAAAAAAA\r\n",
        "te\u0001xt\n\n— name AAAAAAAA\n",
        "text\n\n— name AAAAAA\n",
        "text\n\n— name AAAAAAB=\n",
      })
  void malformedNotesAreRefusedWithASentence(String note) {
    assertThatThrownBy(() -> SignedNote.parse(bytes(note)))
        .isInstanceOfSatisfying(
            MalformedProofException.class, e -> assertThat(e.sentence().zh()).contains("签名"));
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] note = bytes(NOTE);
    note[3] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedProofException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo",
      })
  void aKeyLineThatDoesNotFitItselfIsNoKey(String line) {
    assertThat(VerifierKey.parse(line)).isEmpty();
  }

  private static VerifierKey key() {
    return VerifierKey.parse(VKEY).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
