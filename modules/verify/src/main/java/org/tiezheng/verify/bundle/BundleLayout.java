package org.tiezheng.verify.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Every path of a bundle (docs/bundle-format.md section 4), relative to the bag's folder, with
 * {@code /} on every system. Pure: no file is touched here.
 */
public final class BundleLayout {
  public static final String BAGIT = "bagit.txt";
  public static final String BAG_INFO = "bag-info.txt";

  /** Every file below {@code data/}. */
  public static final String MANIFEST = "manifest-sha256.txt";

  /** Every other file but itself and those below {@code tiezheng/root/}. */
  public static final String TAG_MANIFEST = "tagmanifest-sha256.txt";

  /** A bag that has this file is refused. */
  public static final String FETCH = "fetch.txt";

  public static final String INDEX = "index.html";
  public static final String README = "README-验证.txt";

  public static final String PAYLOAD = "data/";
  public static final String ORIGINALS = "data/originals/";
  public static final String PAPERS = "data/papers/";
  public static final String RECORDS = "data/records/";

  public static final String CLAIM = "tiezheng/evidence.json";
  public static final String SM3_SUMS = "tiezheng/sm3sums.txt";
  public static final String EVENTS = "tiezheng/events.jsonl";

  /** What proves key versions (docs/excerpt-proofs.md). */
  public static final String EXCERPTS = "tiezheng/excerpts/";

  public static final String PROOFS = "tiezheng/proofs/";
  public static final String CHECKPOINTS = "tiezheng/checkpoints/";
  public static final String TRUST = "tiezheng/trust/";
  public static final String LOG_VKEY = "tiezheng/trust/log.vkey";
  public static final String COSIGNER_VKEY = "tiezheng/trust/cosigner.vkey";
  public static final String SM2_PUBLIC_KEY = "tiezheng/trust/tsa-own-sm2.pub.pem";
  public static final String SM2_SCRIPT = "tiezheng/verify-sm2.sh";
  public static final String PAGE_DATA = "tiezheng/page/data.js";

  /** What the page shows of conversations, in pieces that it loads one by one. */
  public static final String PAGE_READER = "tiezheng/page/reader/";

  /** What rules found, if it is handed in. */
  public static final String READER_FINDINGS = "tiezheng/page/reader/findings.js";

  /** Proof and tokens of the bag root; outside the tagmanifest. */
  public static final String ROOT = "tiezheng/root/";

  public static final String BAG_LEAF = "tiezheng/root/bag.leaf.json";
  public static final String BAG_OPENING = "tiezheng/root/bag.opening.json";
  public static final String BAG_PROOF = "tiezheng/root/bag.tlog-proof";
  public static final String BAG_CHECKPOINT = "tiezheng/root/bag.checkpoint.txt";

  /** What a zip's checksum file is called: the zip's own name and this. */
  public static final String CONTAINER_SUM_SUFFIX = ".sha256";

  /** The order of manifests: by the bytes of the paths in UTF-8, unsigned. */
  public static final Comparator<String> BY_PATH_BYTES =
      Comparator.comparing(
          (String path) -> path.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern BAG_TOKEN =
      Pattern.compile("tiezheng/root/bag\\.[a-z0-9][a-z0-9-]{0,39}\\.tsr");

  private BundleLayout() {}

  /** Item number as folder name: three digits or more. */
  public static String item(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("items are numbered from 1, not " + number);
    }
    return String.format(Locale.ROOT, "%03d", number);
  }

  /**
   * Where an original lies.
   *
   * @param name its name on disk, see {@link DiskName}
   */
  public static String original(int item, String name) {
    return ORIGINALS + item(item) + "/" + name;
  }

  /** A paper, by its file name ({@code DOC-CATALOGUE….pdf}). */
  public static String paper(String fileName) {
    return PAPERS + fileName;
  }

  /** What an importer read from the item's originals. */
  public static String records(int item) {
    return RECORDS + item(item) + ".jsonl";
  }

  /**
   * What proves the lines of one conversation in an excerpt.
   *
   * @param part 0 for the key version, from 1 for supplements
   * @param conversation counted from 1 within that paper
   */
  public static String excerpt(int item, int part, int conversation) {
    return EXCERPTS + item(item) + "-" + part + "-" + conversation + ".json";
  }

  /** What the page's reader knows of an item's lines before it loads any. */
  public static String readerIndex(int item) {
    return PAGE_READER + item(item) + "/index.js";
  }

  /** Signs that lines are missing, for the page's reader. */
  public static String readerSigns(int item) {
    return PAGE_READER + item(item) + "/gaps.js";
  }

  /** Lines of an item for the page's reader; pieces are numbered from 1. */
  public static String readerLines(int item, int piece) {
    return PAGE_READER + item(item) + "/" + String.format(Locale.ROOT, "%05d", piece) + ".js";
  }

  /** Leaf of a deposit, by its request id. */
  public static String leaf(String deposit) {
    return PROOFS + deposit + ".leaf.json";
  }

  /** Opening of a deposit. */
  public static String opening(String deposit) {
    return PROOFS + deposit + ".opening.json";
  }

  /** Inclusion proof of a deposit. */
  public static String proof(String deposit) {
    return PROOFS + deposit + ".tlog-proof";
  }

  /** Body of the checkpoint with this tree size. */
  public static String checkpoint(long treeSize) {
    return CHECKPOINTS + treeSize + ".txt";
  }

  /** Token of a time service over that body. */
  public static String token(long treeSize, String service) {
    return CHECKPOINTS + treeSize + "." + service + ".tsr";
  }

  /** Token of a time service over the bag's checkpoint. */
  public static String bagToken(String service) {
    return ROOT + "bag." + service + ".tsr";
  }

  /** Certificates of a time service. */
  public static String tsaCertificate(String service) {
    return TRUST + "tsa-" + service + ".pem";
  }

  /** Whether the manifest lists it. */
  public static boolean isPayload(String path) {
    return path.startsWith(PAYLOAD);
  }

  /** Whether it counts for the evidence root. */
  public static boolean isOriginal(String path) {
    return path.startsWith(ORIGINALS);
  }

  /** Whether it belongs to the bag root's own proof. */
  public static boolean isRoot(String path) {
    return path.startsWith(ROOT);
  }

  /** Whether it is called like the token of a time service over the bag's checkpoint. */
  public static boolean isBagToken(String path) {
    return BAG_TOKEN.matcher(path).matches();
  }

  /** Whether a time service may be called so: lower-case letters, digits and hyphens. */
  public static boolean isServiceName(String name) {
    return SERVICE.matcher(name).matches();
  }

  /** Whether the tagmanifest lists it. */
  public static boolean isTag(String path) {
    return !isPayload(path) && !isRoot(path) && !path.equals(TAG_MANIFEST);
  }
}
