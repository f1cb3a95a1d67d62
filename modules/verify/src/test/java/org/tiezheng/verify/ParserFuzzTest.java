package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bag.BagDeclaration;
import org.tiezheng.verify.bag.BagMetadata;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.CanonicalJson;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.MalformedBundleFileException;

/** Whatever bytes a parser gets, it answers with a value or with its own exception. */
class ParserFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("long") ? 1_000_000 : 10_000;

  @TempDir private static Path folder;
  private static final TestBundle GOOD = new TestBundle(new Operator(10));

  @BeforeAll
  static void make() {
    GOOD.fill().list().seal();
  }

  /** A parser; anything it throws but {@link MalformedBundleFileException} is a bug. */
  private interface Parser {
    void parse(byte[] bytes) throws Exception;
  }

  private static void fuzz(byte[] seed, int rounds, Parser parser) {
    SplittableRandom random = new SplittableRandom(seed.length);
    for (int i = 0; i < rounds; i++) {
      byte[] bytes = mutated(seed, random);
      try {
        parser.parse(bytes);
      } catch (MalformedBundleFileException e) {
        assertThat(e.sentence().zh()).isNotEmpty();
      } catch (Exception e) {
        fail("round " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
      }
    }
  }

  /** One to four changes: bytes replaced, cut out, doubled, or the end cut off. */
  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] bytes = seed.clone();
    for (int n = random.nextInt(1, 5); n > 0 && bytes.length > 0; n--) {
      int at = random.nextInt(bytes.length);
      int count = Math.min(random.nextInt(1, 9), bytes.length - at);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = spliced(bytes, at, at + count, new byte[0]);
        case 3 -> bytes = spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + count));
        default -> bytes = random.nextInt(20) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] out = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
    System.arraycopy(between, 0, out, from, between.length);
    System.arraycopy(bytes, to, out, from + between.length, bytes.length - to);
    return out;
  }

  @Test
  void claim() {
    fuzz(GOOD.file(BundleLayout.CLAIM), ROUNDS, bytes -> Claim.read(bytes).claim().bytes());
  }

  @Test
  void canonicalJson() {
    fuzz(
        "{\"a\":[1.5e10,-0,\"\\u20ac\\ud83d\\ude00\",null,{\"b\":true}]}"
            .getBytes(StandardCharsets.UTF_8),
        ROUNDS,
        CanonicalJson::isCanonical);
  }

  @Test
  void manifest() {
    fuzz(
        GOOD.file(BundleLayout.MANIFEST),
        ROUNDS,
        bytes -> {
          BagManifest read = BagManifest.read(bytes).manifest();
          assertThat(BagManifest.read(read.bytes()).manifest()).isEqualTo(read);
        });
  }

  @Test
  void declaration() {
    fuzz(GOOD.file(BundleLayout.BAGIT), ROUNDS, BagDeclaration::read);
  }

  @Test
  void metadata() {
    fuzz(
        GOOD.file(BundleLayout.BAG_INFO),
        ROUNDS,
        bytes -> BagMetadata.read(new String(bytes, StandardCharsets.UTF_8)).all("Payload-Oxum"));
  }

  @Test
  void zip() throws IOException {
    Path zip = folder.resolve("fuzz.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String path : List.of(BundleLayout.BAGIT, BundleLayout.MANIFEST, TestBundle.PAPER)) {
        out.putNextEntry(new ZipEntry(path));
        out.write(GOOD.file(path));
      }
    }
    fuzz(
        Files.readAllBytes(zip),
        ROUNDS / 20,
        bytes -> {
          Files.write(zip, bytes);
          assertThat(verify(zip).exitCode()).isNotZero();
        });
  }

  /** Files that only the whole verification reads, listed and sealed again after each change. */
  @Test
  void filesThatTheWholeVerificationReads() throws Exception {
    List<String> paths =
        List.of(
            BundleLayout.EVENTS,
            BundleLayout.LOG_VKEY,
            BundleLayout.COSIGNER_VKEY,
            BundleLayout.SM3_SUMS,
            BundleLayout.tsaCertificate("own-p256"),
            BundleLayout.leaf(GOOD.depositOf(TestBundle.CHAT)),
            BundleLayout.opening(GOOD.depositOf(TestBundle.CHAT)),
            BundleLayout.proof(GOOD.depositOf(TestBundle.CHAT)));
    Path bundle = GOOD.write(folder.resolve("bundle"));
    byte[] lists = GOOD.file(BundleLayout.TAG_MANIFEST);
    for (String path : paths) {
      byte[] seed = GOOD.file(path);
      fuzz(
          seed,
          ROUNDS / 500,
          bytes -> {
            GOOD.files().put(path, bytes);
            Files.write(bundle.resolve(path), bytes);
            Files.write(
                bundle.resolve(BundleLayout.TAG_MANIFEST),
                GOOD.tagManifest().file(BundleLayout.TAG_MANIFEST));
            verify(bundle);
          });
      GOOD.files().put(path, seed);
      Files.write(bundle.resolve(path), seed);
    }
    Files.write(bundle.resolve(BundleLayout.TAG_MANIFEST), lists);
    assertThat(verify(bundle).exitCode()).isZero();
  }

  private static VerifyReport verify(Path place) throws InterruptedException {
    return Verifier.verify(place, VerifyOptions.DEFAULT, Progress.SILENT);
  }
}
