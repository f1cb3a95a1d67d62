package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.excerpt.Excerpt;
import org.tiezheng.seal.excerpt.OtherReadingException;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** {@code tiezheng/excerpts}: what proves the lines of key versions and supplements. */
final class ExcerptFiles {
  /** Beyond this a file would be larger than checkers read; the records themselves are there. */
  private static final int MOST_LINES = 50_000;

  private final Staging staging;
  private final List<Claim.ExcerptProof> claimed = new ArrayList<>();
  private final List<Text> notes = new ArrayList<>();

  ExcerptFiles(Staging staging) {
    this.staging = staging;
  }

  /**
   * Writes the proofs of a paper. Where there can be none, a note says why; the paper is what it is
   * all the same.
   *
   * @param lines that the paper shows, by number
   * @return the files
   */
  List<String> write(PlannedItem item, int part, String paper, BitSet lines, Discretion discretion)
      throws IOException {
    if (lines.isEmpty()) {
      return List.of();
    }
    if (lines.cardinality() > MOST_LINES) {
      without(paper, "行数超过 " + MOST_LINES, "it has more than " + MOST_LINES + " lines");
      return List.of();
    }
    List<ExcerptProver.Proof> proofs;
    try {
      proofs = item.prover().prove(lines);
    } catch (OtherReadingException e) {
      without(paper, e.sentence().zh(), e.sentence().en());
      return List.of();
    }
    if (proofs.isEmpty()) {
      without(paper, "会话没有封存", "its conversations were not sealed");
    }
    List<byte[]> files = proofs.stream().map(p -> p.excerpt().encode(p.event())).toList();
    List<byte[]> whole = allOrNone(paper, files, discretion);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      String path = BundleLayout.excerpt(item.item().number(), part, i + 1);
      staging.write(path, whole.get(i));
      written.add(path);
      claimed.add(new Claim.ExcerptProof(item.item().number(), paper, path));
    }
    return List.copyOf(written);
  }

  /** A paper of which a part is proven would be read as proven: it has all its proofs, or none. */
  List<byte[]> allOrNone(String paper, List<byte[]> files, Discretion discretion) {
    if (files.stream().anyMatch(file -> file.length > Excerpt.MOST_BYTES)) {
      without(paper, "证明文件过大", "a proof would be too large");
      return List.of();
    }
    if (files.stream().anyMatch(file -> tells(file, discretion))) {
      without(paper, "证明会透露未提交文件的摘要", "a proof would tell the digest of what is withheld");
      return List.of();
    }
    return files;
  }

  /** A message may name a picture by its digest, which is a file that stays. */
  private static boolean tells(byte[] file, Discretion discretion) {
    String text = new String(file, StandardCharsets.UTF_8);
    return !discretion.line(text).equals(text);
  }

  private void without(String paper, String zh, String en) {
    notes.add(
        new Text(paper + " 没有附摘录证明:" + zh + "。", paper + " has no excerpt proof: " + en + "."));
  }

  /** What the bundle claims. */
  List<Claim.ExcerptProof> claimed() {
    return claimed;
  }

  /** What a person should know. */
  List<Text> notes() {
    return notes;
  }
}
