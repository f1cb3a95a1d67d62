package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.paper.CarrierRecord;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;

/** Reads a carrier back against the list that is printed for it. */
public final class CarrierCheck {
  private CarrierCheck() {}

  /**
   * Hashes every listed file again.
   *
   * @param list the carrier as DOC-CARRIER prints it
   * @param folder where the carrier's copy of the bundle lies
   * @param labelled whether a label page exists for it
   * @param listed whether it stands on the printed list
   * @return {@code differing} names each file that is missing, unreadable or not as listed
   */
  public static Observation.Carrier read(
      CarrierRecord list, Path folder, boolean labelled, boolean listed) {
    List<String> differing = new ArrayList<>();
    for (CarrierRecord.File file : list.files()) {
      if (!same(file, folder)) {
        differing.add(file.path());
      }
    }
    return new Observation.Carrier(list.number(), true, differing, labelled, listed);
  }

  private static boolean same(CarrierRecord.File file, Path folder) {
    Path place = folder.resolve(file.path()).normalize();
    if (!place.startsWith(folder.normalize()) || !Files.isRegularFile(place)) {
      return false;
    }
    try {
      ContentDigest found = Digester.both().digest(place);
      return found.size() == file.size()
          && found.sha256().equals(file.sha256())
          && found.digests().sm3().equals(file.sm3());
    } catch (IOException e) {
      return false;
    }
  }
}
