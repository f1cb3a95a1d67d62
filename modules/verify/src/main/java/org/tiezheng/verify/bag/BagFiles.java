package org.tiezheng.verify.bag;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bag.BagProblem.Kind;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.FoldedName;
import org.tiezheng.verify.container.Container;
import org.tiezheng.verify.container.Member;

/** Compares the files of a bag with its manifests. For one use. */
final class BagFiles {
  private static final Set<String> SYSTEM_FILES = Set.of(".ds_store", "thumbs.db", "desktop.ini");

  private final Container container;
  private final DigestSource digests;
  private final Map<String, BagManifest> payload;
  private final Map<String, BagManifest> tags;
  private final boolean isFinal;
  private final List<BagProblem> problems;
  private final Set<String> present = new HashSet<>();
  private final Map<String, String> byFoldedName = new HashMap<>();

  BagFiles(
      Container container,
      DigestSource digests,
      Map<String, BagManifest> payload,
      Map<String, BagManifest> tags,
      boolean isFinal,
      List<BagProblem> problems) {
    this.container = container;
    this.digests = digests;
    this.payload = payload;
    this.tags = tags;
    this.isFinal = isFinal;
    this.problems = problems;
    for (Member member : container.members()) {
      present.add(member.path());
      byFoldedName.put(FoldedName.of(member.path()), member.path());
    }
  }

  void check() {
    payload.forEach(this::listedFiles);
    tags.forEach(this::listedFiles);
    unlistedPayload();
    unlistedTags();
    names();
  }

  /** Every listed file is there and has the listed digest. */
  private void listedFiles(String algorithm, BagManifest manifest) {
    for (BagManifest.Entry entry : manifest.entries()) {
      if (!present.contains(entry.path())) {
        missing(entry.path());
        continue;
      }
      Optional<String> found = digests.digest(entry.path(), algorithm);
      if (found.isEmpty()) {
        problem(
            Kind.UNREADABLE,
            entry.path(),
            entry.path() + " 无法读取,未核对 " + algorithm + "。",
            entry.path() + " cannot be read; " + algorithm + " was not compared.");
      } else if (!found.get().equals(entry.digest())) {
        problem(
            Kind.DIGEST,
            entry.path(),
            entry.path()
                + " 已改变:"
                + algorithm
                + " 应为 "
                + entry.digest()
                + ",实际为 "
                + found.get()
                + "。",
            entry.path()
                + " has changed: "
                + algorithm
                + " should be "
                + entry.digest()
                + ", found "
                + found.get()
                + ".");
      }
    }
  }

  private void missing(String path) {
    String similar = byFoldedName.get(FoldedName.of(path));
    if (similar == null) {
      problem(Kind.MISSING, path, path + " 缺失。", path + " is missing.");
    } else {
      problem(
          Kind.MISSING,
          path,
          path + " 缺失;有一个名称只有大小写或字符组合形式不同的 " + similar + "。",
          path
              + " is missing; there is "
              + similar
              + ", which differs in case or composition only.");
    }
  }

  /** Since 1.0 every manifest lists every payload file; before, one of them was enough. */
  private void unlistedPayload() {
    Map<String, Integer> lists = new HashMap<>();
    payload
        .values()
        .forEach(manifest ->
            manifest.entries().forEach(entry -> lists.merge(entry.path(), 1, Integer::sum)));
    int needed = isFinal ? payload.size() : Math.min(1, payload.size());
    for (Member member : container.members()) {
      if (BundleLayout.isPayload(member.path()) && lists.getOrDefault(member.path(), 0) < needed) {
        problem(
            Kind.NOT_LISTED,
            member.path(),
            member.path() + " 不在清单中。",
            member.path() + " is not in the manifest.");
      }
    }
  }

  private void unlistedTags() {
    Set<String> listed = new HashSet<>();
    tags.values().forEach(manifest -> manifest.entries().forEach(e -> listed.add(e.path())));
    for (Member member : container.members()) {
      String path = member.path();
      boolean isTag = !BundleLayout.isPayload(path) && !BagRun.MANIFEST.matcher(path).matches();
      if (isTag && !listed.contains(path)) {
        problem(
            Kind.TAG_NOT_LISTED, path, path + " 不在标签清单中。", path + " is not in the tag manifest.");
      }
    }
  }

  /** Names that some systems take for one, or put there by themselves. */
  private void names() {
    Map<String, String> seen = new HashMap<>();
    payload.values().stream()
        .findFirst()
        .ifPresent(manifest -> manifest.entries().forEach(entry -> name(entry.path(), seen)));
  }

  private void name(String path, Map<String, String> seen) {
    String other = seen.putIfAbsent(FoldedName.of(path), path);
    if (other != null) {
      problem(
          Kind.COLLISION,
          path,
          path + " 与 " + other + " 只有大小写或字符组合形式不同。",
          path + " differs from " + other + " in case or composition only.");
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (SYSTEM_FILES.contains(last.toLowerCase(Locale.ROOT))) {
      problem(
          Kind.SYSTEM_FILE,
          path,
          path + " 是系统自动生成的文件。",
          path + " is a file that a system makes by itself.");
    }
  }

  private void problem(Kind kind, String path, String zh, String en) {
    problems.add(new BagProblem(kind, path, new Text(zh, en)));
  }
}
