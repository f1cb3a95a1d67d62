package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.bundle.BagZip;
import org.tiezheng.present.bundle.WrittenBundle;

/** What lies beside a bundle and never inside it: the verification report, and a zip of it all. */
final class BesideBundle {
  private final Workplace place;

  BesideBundle(Workplace place) {
    this.place = place;
  }

  List<Path> write(WrittenBundle bundle, VerifyBundle.Verified verified, boolean zip)
      throws IOException {
    List<Path> written = new ArrayList<>();
    Path folder = bundle.folder().toAbsolutePath().normalize();
    String name = String.valueOf(folder.getFileName());
    Path paper = folder.resolveSibling(name + "-核验报告.pdf");
    new PrintVerification(place).write(verified, paper);
    written.add(paper);
    if (zip) {
      Path file = folder.resolveSibling(name + ".zip");
      place.watch().begins(new Text("压缩", "zipping"), bundle.bytes(), Watch.Unit.BYTES);
      BagZip.write(folder, file, (bytes, _) -> place.watch().at(bytes));
      written.add(file);
      written.add(folder.resolveSibling(name + ".zip.sha256"));
    }
    return written;
  }
}
