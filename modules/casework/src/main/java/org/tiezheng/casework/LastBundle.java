package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.bundle.CarrierCheck;
import org.tiezheng.verify.VerifyReport;
import org.tiezheng.verify.bundle.BundleLayout;

/** The bundle that a case wrote last, which its carriers are made of and compared with. */
final class LastBundle {
  private LastBundle() {}

  /**
   * Makes sure that a folder is the bundle that the case wrote last, and verifies it: with a bundle
   * that was changed a carrier would be found equal that is not.
   *
   * @return its id
   * @throws TiezhengException if it is another one, or does not verify
   */
  static String verified(OpenCase open, Path folder) throws IOException, InterruptedException {
    Path manifest = folder.resolve(BundleLayout.TAG_MANIFEST);
    String root = Files.isRegularFile(manifest) ? Workplace.sha256(manifest) : "";
    String bundle =
        open.custody().stream()
            .map(OpenCase.CustodyLine::event)
            .filter(e -> e.kind() == Event.Type.VERIFY && e.what().containsKey("bagRoot"))
            .reduce((_, later) -> later)
            .filter(e -> root.equals(e.what().get("bagRoot")))
            .map(e -> e.what().getOrDefault("bundle", ""))
            .orElseThrow(() ->
                refused(
                    "“" + folder + "”不是本案最近一次写出的证据包,或其清单已被改动。",
                    folder + " is not the bundle that this case wrote last, or it was changed."));
    VerifyReport report =
        new VerifyBundle(open.place().watch())
            .run(new VerifyBundle.Request(folder, false, Optional.empty(), List.of()))
            .report();
    if (report.exitCode() == VerifyReport.MISMATCH) {
      throw refused(
          "证据包“" + folder + "”自身核验不通过,不能据此制作或回读载体。",
          "The bundle "
              + folder
              + " does not verify, so no carrier can be made of it or compared.");
    }
    return bundle;
  }

  /**
   * The number of the carrier that is meant.
   *
   * @param number empty if the bundle has only one
   * @throws TiezhengException if the bundle lists no such carrier
   */
  static String carrier(Path bundle, Optional<String> number) {
    List<String> numbers = CarrierCheck.numbers(bundle);
    Optional<String> only = numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
    return number
        .or(() -> only)
        .filter(numbers::contains)
        .orElseThrow(() ->
            refused(
                "请写明载体编号:编号=位置;清单上有 " + String.join("、", numbers) + "。",
                "Name the carrier: NUMBER=PLACE; listed are " + String.join(", ", numbers) + "."));
  }

  private static TiezhengException refused(String zh, String en) {
    return new TiezhengException(new Text(zh, en));
  }
}
