package org.tiezheng.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;

/** The list of SM3 digests against the payload. */
final class Sm3Checks {
  private final BundleFiles files;
  private final StepList steps;
  private final boolean computed;
  private long sealed;
  private long sealedBytes;

  /**
   * For one run.
   *
   * @param computed whether the pass over the files computed SM3
   */
  Sm3Checks(BundleFiles files, StepList steps, boolean computed) {
    this.files = files;
    this.steps = steps;
    this.computed = computed;
  }

  /** The listed SM3 of each payload file. */
  Map<String, String> run() {
    Optional<byte[]> bytes = files.readIfThere(BundleLayout.SM3_SUMS);
    if (bytes.isEmpty()) {
      steps.missing(
          Check.SM3,
          BundleLayout.SM3_SUMS,
          "缺少 " + BundleLayout.SM3_SUMS + ",未核对 SM3。",
          BundleLayout.SM3_SUMS + " is missing; SM3 was not compared.");
      return Map.of();
    }
    BagManifest list = BagManifest.read(bytes.get()).manifest();
    Map<String, String> listed = new TreeMap<>();
    list.entries().forEach(entry -> listed.put(entry.path(), entry.digest()));
    form(list, bytes.get());
    samePaths(listed);
    if (computed) {
      listed.forEach(this::compare);
    }
    judge(listed.size());
    return listed;
  }

  private void form(BagManifest list, byte[] bytes) {
    if (!Arrays.equals(BagManifest.sorted(list.entries()).bytes(), bytes)) {
      steps.failed(
          Check.SM3,
          BundleLayout.SM3_SUMS,
          BundleLayout.SM3_SUMS + " 的写法不符合规范。",
          BundleLayout.SM3_SUMS + " is not in the prescribed form.");
    }
  }

  private void samePaths(Map<String, String> listed) {
    List<String> payload = files.paths().stream().filter(BundleLayout::isPayload).toList();
    for (String path : payload) {
      if (!listed.containsKey(path)) {
        steps.failed(Check.SM3, path, path + " 没有列出 SM3。", path + " has no listed SM3.");
      }
    }
    for (String path : listed.keySet()) {
      if (!files.has(path) || !BundleLayout.isPayload(path)) {
        steps.failed(
            Check.SM3,
            path,
            BundleLayout.SM3_SUMS + " 列出的 " + path + " 不在载荷中。",
            BundleLayout.SM3_SUMS + " lists " + path + ", which is not in the payload.");
      }
    }
  }

  private void compare(String path, String listed) {
    Optional<String> found = files.digest(path).flatMap(ContentDigest::sm3);
    if (files.isSm3Sealed(path)) {
      sealed++;
      sealedBytes += files.digest(path).map(ContentDigest::size).orElse(0L);
    }
    if (found.filter(sm3 -> !sm3.equals(listed)).isEmpty()) {
      return;
    }
    if (files.isSm3Sealed(path)) {
      steps.failed(
          Check.SM3,
          path,
          path + " 的 SM3 列为 " + listed + ",而同一 SHA-256 的内容固化时为 " + found.get() + "。",
          path
              + " has the listed SM3 "
              + listed
              + ", but content of this SHA-256 was sealed with "
              + found.get()
              + ".");
    } else {
      steps.failed(
          Check.SM3,
          path,
          path + " 已改变:SM3 应为 " + listed + ",实际为 " + found.get() + "。",
          path + " has changed: SM3 should be " + listed + ", found " + found.get() + ".");
    }
  }

  private void judge(int count) {
    if (!computed) {
      steps.note(
          Check.SM3,
          "按要求只核对 SHA-256,未核对 SM3。",
          "Only SHA-256 was asked for; SM3 was not compared.");
    } else if (steps.isClean(Check.SM3)) {
      steps.passed(
          Check.SM3,
          count + " 个载荷文件的 SM3 与清单一致。" + sealed().zh(),
          count + " payload files have their listed SM3." + sealed().en());
    }
  }

  /** What was not computed of the files that are checked here. */
  private Text sealed() {
    return sealed == 0
        ? Text.same("")
        : new Text(
            "其中 %d 个(%,d 字节)的 SHA-256 与固化时相同,SM3 沿用固化时算得的值,本次未重新计算。".formatted(sealed, sealedBytes),
            " Of these, %d (%,d bytes) have the SHA-256 that they were sealed with; their SM3 is the one computed then, and was not computed again."
                .formatted(sealed, sealedBytes));
  }
}
