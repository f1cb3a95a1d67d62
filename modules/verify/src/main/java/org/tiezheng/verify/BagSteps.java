package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.verify.bag.BagCheck;
import org.tiezheng.verify.bag.BagDeclaration;
import org.tiezheng.verify.bag.BagFindings;
import org.tiezheng.verify.bag.BagProblem;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.container.Container;

/**
 * The bag as a bag, and what a bundle demands beyond RFC 8493: version 1.0, SHA-256, nothing to
 * fetch, every file listed.
 */
final class BagSteps {
  private static final Set<String> EXPECTED_TAGS =
      Set.of(
          BundleLayout.BAGIT,
          BundleLayout.BAG_INFO,
          BundleLayout.MANIFEST,
          BundleLayout.INDEX,
          BundleLayout.README);

  private final BundleFiles files;
  private final StepList steps;
  private final BagFindings bag;
  private final Map<String, String> listed = new HashMap<>();
  private final Map<String, String> pathsByListedDigest = new HashMap<>();
  private final Map<String, String> unlistedByDigest = new HashMap<>();

  BagSteps(BundleFiles files, StepList steps) {
    this.files = files;
    this.steps = steps;
    Container container = files.container();
    bag = BagCheck.check(container, files::read, files::digest);
    list(bag.payload());
    list(bag.tags());
    for (String path : files.paths()) {
      if (!listed.containsKey(path)) {
        files.digest(path).ifPresent(found -> unlistedByDigest.putIfAbsent(found.sha256(), path));
      }
    }
  }

  private void list(Map<String, BagManifest> manifests) {
    Optional.ofNullable(manifests.get("sha256")).stream()
        .flatMap(manifest -> manifest.entries().stream())
        .forEach(entry -> {
          listed.put(entry.path(), entry.digest());
          pathsByListedDigest.putIfAbsent(entry.digest(), entry.path());
        });
  }

  BagFindings findings() {
    return bag;
  }

  /** SHA-256 by path, of every file that a manifest lists. */
  Map<String, String> listed() {
    return listed;
  }

  void run() {
    declaration();
    manifest(BundleLayout.MANIFEST, bag.payload());
    manifest(BundleLayout.TAG_MANIFEST, bag.tags());
    nothingToFetch();
    bag.problems().forEach(this::problem);
    everyTagIsListed();
    onlyKnownRootFiles();
    oxumIsThere();
    good(Check.BAG, "材料包符合 RFC 8493。", "The bag is as RFC 8493 has it.");
    good(Check.PAYLOAD_OXUM, "文件数与总字节数一致。", "Number of files and bytes agree.");
    good(Check.PRESENT, "清单列出的文件都在。", "Every listed file is there.");
    good(Check.NOTHING_ELSE, "没有清单之外的文件。", "There is no file beyond the lists.");
    good(
        Check.SHA256,
        listed.size() + " 个文件的 SHA-256 与清单一致。",
        listed.size() + " files have their listed SHA-256.");
  }

  private void declaration() {
    boolean fit =
        bag.declaration()
            .filter(BagDeclaration::isFinal)
            .filter(found -> found.encoding().equals(StandardCharsets.UTF_8))
            .isPresent();
    if (bag.declaration().isPresent() && !fit) {
      steps.failed(
          Check.BAG,
          BundleLayout.BAGIT,
          "bagit.txt 应为 BagIt 1.0、UTF-8。",
          "bagit.txt must say BagIt 1.0 and UTF-8.");
    }
  }

  /** There, and in the one form that the evidence root is computed over. */
  private void manifest(String path, Map<String, BagManifest> manifests) {
    BagManifest manifest = manifests.get("sha256");
    Optional<byte[]> bytes = files.readIfThere(path);
    if (manifest == null || bytes.isEmpty()) {
      steps.missing(
          Check.BAG,
          path,
          "缺少 " + path + ",无法核对它应列出的文件。",
          path + " is missing; what it should list was not compared.");
    } else if (!Arrays.equals(BagManifest.sorted(manifest.entries()).bytes(), bytes.get())) {
      steps.failed(
          Check.BAG,
          path,
          path + " 的写法不符合规范(按路径字节排序、两个空格、LF)。",
          path + " is not in the prescribed form (sorted by path bytes, two spaces, LF).");
    }
  }

  private void nothingToFetch() {
    if (files.has(BundleLayout.FETCH)) {
      steps.failed(
          Check.BAG,
          BundleLayout.FETCH,
          "含 fetch.txt(待下载文件),不予接受。",
          "There is a fetch.txt (files to be downloaded), which is refused.");
    }
  }

  private void problem(BagProblem problem) {
    String zh = problem.sentence().zh();
    String en = problem.sentence().en();
    String path = problem.path();
    switch (problem.kind()) {
      case MISSING -> missing(path, zh, en);
      case NOT_LISTED -> extra(path, zh, en);
      case DIGEST -> changed(path, zh, en);
      case UNREADABLE -> unreadable(path, zh, en);
      case OXUM -> steps.failed(Check.PAYLOAD_OXUM, path, zh, en);
      case ALGORITHM -> steps.note(Check.BAG, path, zh, en);
      case NO_MANIFEST, TAG_NOT_LISTED -> {
        // manifest() and everyTagIsListed() say it
      }
      case SYSTEM_FILE -> steps.note(Check.NAMES, path, zh, en);
      case DECLARATION,
          VERSION,
          ENCODING,
          MANIFEST_LINE,
          HOSTILE_PATH,
          LISTED_TWICE,
          LISTED_TWICE_SAME,
          METADATA,
          DOT_SLASH,
          STAR,
          COLLISION ->
          steps.failed(Check.BAG, path, zh, en);
    }
  }

  private void missing(String path, String zh, String en) {
    Optional<String> elsewhere = unlistedCopyOf(path);
    steps.failed(
        Check.PRESENT,
        path,
        zh + elsewhere.map(at -> "内容相同的文件名为 " + at + "(已改名或移动)。").orElse(""),
        en
            + elsewhere
                .map(at -> " A file with its content is called " + at + ": renamed or moved.")
                .orElse(""));
  }

  /** An unlisted file with the digest that is listed for {@code path}. */
  private Optional<String> unlistedCopyOf(String path) {
    return Optional.ofNullable(listed.get(path)).map(unlistedByDigest::get);
  }

  private void extra(String path, String zh, String en) {
    Optional<String> same = listedWithContentOf(path);
    steps.failed(
        Check.NOTHING_ELSE,
        path,
        "多余文件:" + zh + same.map(at -> "其内容是清单中 " + at + " 的内容。").orElse(""),
        "Extra file: "
            + en
            + same.map(at -> " Its content is that listed for " + at + ".").orElse(""));
  }

  private void changed(String path, String zh, String en) {
    Optional<String> same = listedWithContentOf(path);
    steps.failed(
        Check.SHA256,
        path,
        zh + same.map(at -> "其内容是清单中 " + at + " 的内容。").orElse(""),
        en + same.map(at -> " Its content is that listed for " + at + ".").orElse(""));
  }

  private Optional<String> listedWithContentOf(String path) {
    return files
        .digest(path)
        .map(digest -> pathsByListedDigest.get(digest.sha256()))
        .filter(other -> !other.equals(path));
  }

  /** Damage inside a zip is damage; a file that the system does not give us is not checked. */
  private void unreadable(String path, String zh, String en) {
    if (files.container().isZip()) {
      steps.failed(Check.SHA256, path, zh, en);
    } else {
      steps.missing(Check.SHA256, path, zh, en);
    }
  }

  /** RFC 8493 leaves it open which tag files are listed; a bundle does not. */
  private void everyTagIsListed() {
    boolean haveList = bag.tags().containsKey("sha256");
    for (String path : files.paths()) {
      // Without the list, which manifest() misses, only what the format knows is let pass.
      boolean expected = haveList ? listed.containsKey(path) : EXPECTED_TAGS.contains(path);
      boolean ours = !haveList && path.startsWith("tiezheng/");
      if (BundleLayout.isTag(path) && !expected && !ours) {
        extra(path, path + " 不在标签清单中。", path + " is not in the tag manifest.");
      }
    }
  }

  private void onlyKnownRootFiles() {
    Set<String> known =
        new HashSet<>(
            List.of(
                BundleLayout.BAG_LEAF,
                BundleLayout.BAG_OPENING,
                BundleLayout.BAG_PROOF,
                BundleLayout.BAG_CHECKPOINT));
    for (String path : files.paths()) {
      boolean token = BundleLayout.isBagToken(path);
      if (BundleLayout.isRoot(path) && !token && !known.contains(path)) {
        extra(path, path + " 不属于 tiezheng/root/。", path + " does not belong in tiezheng/root/.");
      }
    }
  }

  private void oxumIsThere() {
    boolean stated =
        bag.metadata()
            .map(read -> read.all("Payload-Oxum"))
            .filter(all -> all.size() == 1)
            .isPresent();
    if (!stated) {
      steps.missing(
          Check.PAYLOAD_OXUM,
          BundleLayout.BAG_INFO,
          "bag-info.txt 没有(唯一的)Payload-Oxum。",
          "bag-info.txt has no (single) Payload-Oxum.");
    }
  }

  private void good(Check check, String zh, String en) {
    if (steps.isClean(check)) {
      steps.passed(check, zh, en);
    }
  }
}
