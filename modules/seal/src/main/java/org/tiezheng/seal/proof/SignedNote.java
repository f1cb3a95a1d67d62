package org.tiezheng.seal.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.keys.VerifierKey;

/**
 * A text with signature lines (C2SP signed-note v1.0.0). Immutable.
 *
 * @param text ends in LF
 * @param signatures in the order of the file
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** Room for a hundred post-quantum signatures; more is refused unread. */
  public static final int MAX_BYTES = 1 << 20;

  /** The specification asks for at least 16. */
  public static final int MAX_SIGNATURES = 128;

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends in a line end");
    }
  }

  /**
   * Reads a note. Signatures are not looked at yet.
   *
   * @throws MalformedProofException when the bytes are no signed note
   */
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedProofException(
          "签名文本超过 " + MAX_BYTES + " 字节。",
          "The signed note is longer than " + MAX_BYTES + " bytes.");
    }
    return parse(utf8(bytes));
  }

  static SignedNote parse(String note) {
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw malformed("含有控制字符", "has control characters");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
      throw malformed("没有签名行", "has no signature lines");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MAX_SIGNATURES) {
      throw malformed(
          "的签名超过 " + MAX_SIGNATURES + " 个", "has more than " + MAX_SIGNATURES + " signatures");
    }
    for (String line : lines) {
      signatures.add(
          NoteSignature.parse(line)
              .orElseThrow(() -> malformed("的签名行格式不对", "has a malformed signature line")));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /** Checks every signature against the keys that the caller knows. */
  public NoteCheck check(List<VerifierKey> known) {
    List<SignatureCheck> checks = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      checks.add(SignatureCheck.of(text, signature, known));
    }
    return new NoteCheck(checks);
  }

  /** The same note with further signatures at its end. */
  public SignedNote and(NoteSignature... more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.addAll(List.of(more));
    return new SignedNote(text, all);
  }

  /** The note as a string, each signature on its line. */
  public String encode() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }

  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("不是 UTF-8", "is not UTF-8");
    }
  }

  private static MalformedProofException malformed(String zh, String en) {
    return new MalformedProofException("签名文本" + zh + "。", "The signed note " + en + ".");
  }
}
