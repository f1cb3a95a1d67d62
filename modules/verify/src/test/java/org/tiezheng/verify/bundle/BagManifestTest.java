package org.tiezheng.verify.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tiezheng.verify.bundle.BagManifest.Entry;
import org.tiezheng.verify.bundle.BagManifest.Fault;

class BagManifestTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void aManifestIsSortedByPathBytesAndEncodesPercentAndLineEndsOnly() {
    BagManifest manifest =
        BagManifest.sorted(
            List.of(
                new Entry(DIGEST, "data/\uD83D\uDE00"),
                new Entry(DIGEST, "data/\uFF5E"),
                new Entry(DIGEST, "data/100%\r\n/a b"),
                new Entry(DIGEST, "data/Z")));
    assertThat(new String(manifest.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            DIGEST
                + "  data/100%25%0D%0A/a b\n"
                + DIGEST
                + "  data/Z\n"
                + DIGEST
                + "  data/\uFF5E\n"
                + DIGEST
                + "  data/\uD83D\uDE00\n");
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    SplittableRandom random = new SplittableRandom(1);
    String characters = "abc %0aAdD25/.~\n\r*:é证\uD83D\uDE00 ";
    for (int round = 0; round < 2000; round++) {
      TreeMap<String, Entry> entries = new TreeMap<>(BundleLayout.BY_PATH_BYTES);
      for (int n = random.nextInt(6); n > 0; n--) {
        StringBuilder path = new StringBuilder("data/");
        for (int i = random.nextInt(1, 9); i > 0; i--) {
          int at = random.nextInt(characters.codePointCount(0, characters.length()));
          path.appendCodePoint(characters.codePointAt(characters.offsetByCodePoints(0, at)));
        }
        if (BagPath.problem(path.toString()).isEmpty()) {
          entries.put(path.toString(), new Entry(DIGEST, path.toString()));
        }
      }
      BagManifest manifest = new BagManifest(List.copyOf(entries.values()));
      BagManifest.Reading read = BagManifest.read(manifest.bytes());
      assertThat(read.manifest()).isEqualTo(manifest);
      assertThat(read.problems()).isEmpty();
    }
  }

  @Test
  void windowsLineEndsAreUnderstood() {
    BagManifest.Reading read =
        BagManifest.read(
            (DIGEST + "  data/a\r\n" + DIGEST + "  data/b").getBytes(StandardCharsets.UTF_8));
    assertThat(read.problems()).isEmpty();
    assertThat(read.manifest().entries())
        .extracting(Entry::path)
        .containsExactly("data/a", "data/b");
  }

  @Test
  void hostilePathsAreRefusedAndLeftOut() {
    for (String path :
        List.of(
            "/etc/passwd",
            "../x",
            "data/../../x",
            "data/./x",
            "data//x",
            "~/x",
            "~root/x",
            "C:\\x",
            "c:x",
            "\\\\server\\x",
            "data\\x",
            "%HomeDrive%/x",
            "data/\0")) {
      BagManifest.Reading read = BagManifest.read(DIGEST + "  " + path + "\n", 64);
      assertThat(read.manifest().entries()).as(path).isEmpty();
      assertThat(read.problems())
          .extracting(BagManifest.Problem::fault)
          .containsExactly(Fault.PATH);
    }
  }

  @Test
  void badLinesAreNamedByNumber() {
    BagManifest.Reading read =
        BagManifest.read("no digest\n" + DIGEST + "  data/a\nabc  data/b\n" + DIGEST + "\n", 64);
    assertThat(read.manifest().entries()).hasSize(1);
    assertThat(read.problems()).extracting(BagManifest.Problem::line).containsExactly(1, 3, 4);
  }

  @Test
  void theEvidenceRootIsTheMerkleRootOverTheLinesOfTheOriginals() {
    BagManifest three =
        BagManifest.sorted(
            List.of(
                new Entry(DIGEST, "data/originals/001/a"),
                new Entry(DIGEST, "data/originals/002/b"),
                new Entry(DIGEST, "data/papers/p.pdf")));
    BagManifest otherPaper =
        BagManifest.sorted(
            List.of(
                new Entry(DIGEST, "data/originals/001/a"),
                new Entry(DIGEST, "data/originals/002/b"),
                new Entry("f".repeat(64), "data/papers/q.pdf")));
    assertThat(EvidenceRoot.of(three)).isEqualTo(EvidenceRoot.of(otherPaper));
    // python3: H(1 || H(0 || line a) || H(0 || line b))
    assertThat(EvidenceRoot.of(three))
        .isEqualTo("0bb1ec219e5024cd46d6f5a1caa9d5f01a12237b935332324d6678cd4f700f36");
    assertThat(EvidenceRoot.of(new BagManifest(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
