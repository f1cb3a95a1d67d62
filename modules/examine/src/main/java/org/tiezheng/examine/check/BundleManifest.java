package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Observation;

/** PRE-001: the manifest covers every file and no other, and the root stands on the catalogue. */
final class BundleManifest implements Check.OfCase {
  @Override
  public String name() {
    return "bundle.manifest.exact";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    if (context.matter().catalogue().isEmpty()) {
      return Ruling.notApplicable("目录是空的,没有证据包", "the catalogue is empty: no bundle");
    }
    List<Observation.Bundle> bundles = context.observed(Observation.Bundle.class);
    if (bundles.isEmpty()) {
      return Ruling.unknown(
          "证据包尚未生成或未核对", "no bundle was written and checked", "observations.bundle");
    }
    Places faults = new Places();
    for (Observation.Bundle bundle : bundles) {
      bundle.extra().forEach(file -> faults.add(file, "", "extra: 清单外 not in any manifest"));
      bundle.missing().forEach(file -> faults.add(file, "", "missing: 缺失"));
      bundle.changed().forEach(file -> faults.add(file, "", "changed: 摘要不符 digest differs"));
      if (!bundle.rootPrinted()) {
        faults.add("DOC-CATALOGUE", "evidence root", bundle.evidenceRoot());
      }
    }
    return faults.isEmpty()
        ? Ruling.pass(
                "清单覆盖全部文件,证据根已印在目录上", "the manifests cover every file and the root is" + " printed")
            .at("DOC-CATALOGUE", "evidence root", bundles.getLast().evidenceRoot())
        : Ruling.fail(
                "证据包有 %d 处不符".formatted(faults.count()),
                "the bundle has %d faults".formatted(faults.count()))
            .at(faults.list());
  }
}
