package org.tiezheng.seal.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.seal.keys.VerifierKey;

/**
 * An offline proof that a leaf is in a log (c2sp.org/tlog-proof@v1). Immutable.
 *
 * @param extra base64 of the opaque line that the format allows; never trusted, never written by us
 * @param index of the leaf
 * @param hashes the inclusion path
 * @param note the checkpoint with its signatures, verbatim
 */
public record TlogProof(Optional<String> extra, long index, List<Hash> hashes, SignedNote note) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
  private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");
  private static final String EXTRA = "extra ";

  public TlogProof {
    hashes = List.copyOf(hashes);
  }

  /** A proof as we write it. */
  public TlogProof(long index, List<Hash> hashes, SignedNote note) {
    this(Optional.empty(), index, hashes, note);
  }

  /**
   * Reads a proof file. Nothing is checked yet but its form.
   *
   * @throws MalformedProofException when it is none, or has more than 63 hashes
   */
  public static TlogProof parse(byte[] bytes) {
    if (bytes.length > SignedNote.MAX_BYTES) {
      throw malformed("过长", "is too long");
    }
    String file = SignedNote.utf8(bytes);
    int blank = file.indexOf("\n\n");
    if (!file.startsWith(HEADER) || blank < HEADER.length()) {
      throw malformed("没有规定的首行", "does not begin as it must");
    }
    List<String> lines =
        new ArrayList<>(List.of(file.substring(HEADER.length(), blank).split("\n", -1)));
    Optional<String> extra = Optional.empty();
    if (lines.getFirst().startsWith(EXTRA)) {
      extra = Optional.of(lines.removeFirst().substring(EXTRA.length()));
      if (extra.flatMap(StrictBase64::decode).isEmpty()) {
        throw malformed("的 extra 行不是 base64", "has an extra line that is not base64");
      }
    }
    if (lines.isEmpty() || !INDEX.matcher(lines.getFirst()).matches()) {
      throw malformed("没有 index 行", "has no index line");
    }
    long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
    if (lines.size() > MerkleTree.MAX_PATH) {
      throw malformed("的路径超过 63 步", "has a path of more than 63 steps");
    }
    List<Hash> hashes =
        lines.stream()
            .map(line ->
                Hash.ofBase64(line)
                    .orElseThrow(
                        () -> malformed("的路径中有不是 SHA-256 的一行", "has a line that is no SHA-256")))
            .toList();
    return new TlogProof(extra, index, hashes, SignedNote.parse(file.substring(blank + 2)));
  }

  /** The file's text. */
  public String encode() {
    String plain = encode(index, hashes, note.encode());
    return extra
        .map(line -> HEADER + EXTRA + line + "\n" + plain.substring(HEADER.length()))
        .orElse(plain);
  }

  /** The file's text as we write it, for a note that is encoded already. */
  public static String encode(long index, List<Hash> hashes, String note) {
    StringBuilder file = new StringBuilder(note.length() + 64 + 45 * hashes.size());
    file.append(HEADER).append("index ").append(index).append('\n');
    hashes.forEach(hash -> file.append(hash.base64()).append('\n'));
    return file.append('\n').append(note).toString();
  }

  /** The checkpoint in the note. */
  public Checkpoint checkpoint() {
    return Checkpoint.parse(note.text());
  }

  /** The path, as a proof for the size that the checkpoint states. */
  public InclusionProof inclusion() {
    return new InclusionProof(index, checkpoint().size(), hashes);
  }

  /**
   * Whether this is the only form in which these facts may be written (docs/bundle-format.md
   * section 2): no extra line, no extension line, one log signature by a known key and at most one
   * known cosignature after it. That the file is byte-equal to {@link #encode()} follows from
   * {@link #parse}, which accepts nothing else.
   */
  public boolean isCanonical(List<VerifierKey> known) {
    List<NoteSignature> lines = note.signatures();
    return extra.isEmpty()
        && Checkpoint.read(note.text()).filter(c -> c.extensions().isEmpty()).isPresent()
        && lines.size() <= 2
        && isBy(lines.getFirst(), known, false)
        && (lines.size() == 1 || isBy(lines.getLast(), known, true));
  }

  private static boolean isBy(NoteSignature line, List<VerifierKey> known, boolean cosigner) {
    return known.stream().anyMatch(key -> key.isCosigner() == cosigner && line.claims(key));
  }

  private static MalformedProofException malformed(String zh, String en) {
    return new MalformedProofException("存证证明(tlog-proof)" + zh + "。", "The tlog-proof " + en + ".");
  }
}
