package org.tiezheng.present.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.seal.digest.Progress;

/** One run of the writer. */
record BundleBuild(BundlePlan plan, BagDeposit bagDeposit, Typefaces faces, Progress progress) {
  WrittenBundle into(Path target) {
    if (Files.exists(target)) {
      throw new BundleException.TargetInUse(
          new Text(target + " 已存在，请换一个位置。", target + " exists already; choose another place."));
    }
    throw new UnsupportedOperationException("the writer is not complete yet");
  }
}
