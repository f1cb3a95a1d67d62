package org.tiezheng.verify;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.verify.bag.BagFindings;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.ClaimReader;
import org.tiezheng.verify.bundle.EvidenceRoot;
import org.tiezheng.verify.bundle.MalformedBundleFileException;

/** {@code evidence.json}: its form, and that it says the same as the lists. */
final class ClaimChecks {
  private final BundleFiles files;
  private final BagFindings bag;
  private final Map<String, String> sm3;
  private final StepList steps;

  ClaimChecks(BundleFiles files, BagFindings bag, Map<String, String> sm3, StepList steps) {
    this.files = files;
    this.bag = bag;
    this.sm3 = sm3;
    this.steps = steps;
  }

  Optional<Claim> run() {
    Optional<byte[]> bytes = files.readIfThere(BundleLayout.CLAIM);
    if (bytes.isEmpty()) {
      steps.missing(
          Check.CLAIM,
          BundleLayout.CLAIM,
          "缺少 " + BundleLayout.CLAIM + ",不知道材料包声明了什么。",
          BundleLayout.CLAIM + " is missing; what the bundle states is not known.");
      return Optional.empty();
    }
    try {
      ClaimReader.Reading reading = Claim.read(bytes.get());
      compare(reading);
      return Optional.of(reading.claim());
    } catch (MalformedBundleFileException e) {
      steps.failed(Check.CLAIM, BundleLayout.CLAIM, e.sentence());
      return Optional.empty();
    }
  }

  private void compare(ClaimReader.Reading reading) {
    Claim claim = reading.claim();
    if (!reading.canonical()) {
      steps.failed(
          Check.CLAIM,
          BundleLayout.CLAIM,
          BundleLayout.CLAIM + " 不是规范形式(JCS)。",
          BundleLayout.CLAIM + " is not in canonical form (JCS).");
    }
    for (String name : reading.notUnderstood()) {
      steps.note(
          Check.CLAIM,
          BundleLayout.CLAIM,
          BundleLayout.CLAIM + " 中的 " + name + " 本程序不认识,未检查。",
          name + " in " + BundleLayout.CLAIM + " is not known to this program and was ignored.");
    }
    identifier(claim);
    originals(claim);
    papers(claim);
    if (steps.isClean(Check.CLAIM)) {
      steps.passed(
          Check.CLAIM,
          "证据声明(evidence.json)与清单一致。",
          "The claim (evidence.json) agrees with the manifest.");
    }
  }

  private void identifier(Claim claim) {
    boolean same =
        bag.metadata()
            .filter(info -> info.all("External-Identifier").contains(claim.bundle().id()))
            .isPresent();
    if (!same) {
      steps.failed(
          Check.CLAIM,
          BundleLayout.BAG_INFO,
          "bag-info.txt 的 External-Identifier 不是材料包编号 " + claim.bundle().id() + "。",
          "External-Identifier in bag-info.txt is not the bundle's id "
              + claim.bundle().id()
              + ".");
    }
  }

  private void originals(Claim claim) {
    Set<String> named = new HashSet<>();
    for (ClaimedItem item : claim.items()) {
      for (ClaimedOriginal original : item.originals()) {
        named.add(original.path());
        original(original);
      }
    }
    for (String path : files.paths()) {
      if (BundleLayout.isOriginal(path) && !named.contains(path)) {
        steps.failed(
            Check.CLAIM,
            path,
            path + " 在原件文件夹中,但证据声明没有提到它。",
            path + " lies among the originals but the claim does not name it.");
      }
    }
  }

  private void original(ClaimedOriginal original) {
    String path = original.path();
    Optional<ContentDigest> found = files.digest(path);
    if (!BundleLayout.isOriginal(path)) {
      steps.failed(
          Check.CLAIM,
          path,
          "证据声明把 " + path + " 称为原件,但它不在原件文件夹中。",
          "The claim calls " + path + " an original, which is not among the originals.");
    } else if (found.isEmpty()) {
      steps.failed(
          Check.CLAIM,
          path,
          "证据声明提到的 " + path + " 缺失或无法读取。",
          "The claim names " + path + ", which is missing or cannot be read.");
    } else if (!found.get().sha256().equals(original.sha256())
        || found.get().size() != original.size()
        || differs(found.get().sm3(), original.sm3())
        || differs(Optional.ofNullable(sm3.get(path)), original.sm3())) {
      steps.failed(
          Check.CLAIM,
          path,
          path + " 的摘要或大小与证据声明不一致。",
          path + " has other digests or another size than the claim states.");
    }
  }

  private static boolean differs(Optional<String> found, String claimed) {
    return found.filter(value -> !value.equals(claimed)).isPresent();
  }

  private void papers(Claim claim) {
    for (Claim.Paper paper : claim.papers()) {
      if (!paper.path().startsWith(BundleLayout.PAPERS) || !files.has(paper.path())) {
        steps.failed(
            Check.CLAIM,
            paper.path(),
            "证据声明提到的文书 " + paper.path() + " 不在材料包中。",
            "The claim names the paper " + paper.path() + ", which is not in the bundle.");
      }
    }
  }

  /** Computed from the manifest; compared with what the claim states. */
  Optional<String> evidenceRoot(Optional<Claim> claim) {
    Optional<String> computed =
        Optional.ofNullable(bag.payload().get("sha256")).map(EvidenceRoot::of);
    if (claim.isEmpty() || computed.isEmpty()) {
      steps.missing(
          Check.EVIDENCE_ROOT,
          BundleLayout.CLAIM,
          "缺少清单或证据声明,证据根未核对。",
          "Without manifest and claim the evidence root was not compared.");
    } else if (computed.get().equals(claim.get().evidenceRoot())) {
      steps.passed(
          Check.EVIDENCE_ROOT,
          "证据根重新计算一致:" + computed.get() + "。",
          "The evidence root, computed again, is " + computed.get() + " as stated.");
    } else {
      steps.failed(
          Check.EVIDENCE_ROOT,
          BundleLayout.CLAIM,
          "证据根不一致:计算得 " + computed.get() + ",声明为 " + claim.get().evidenceRoot() + "。",
          "The evidence root differs: computed "
              + computed.get()
              + ", stated "
              + claim.get().evidenceRoot()
              + ".");
    }
    return computed;
  }
}
