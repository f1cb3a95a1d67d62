package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A carrier that is handed in: disc, memory stick.
 *
 * @param number such as {@code ZT-1}
 * @param type such as 光盘 or U盘
 * @param label what is written on it beside its number
 * @param serial of the medium; may be empty
 * @param capacity as printed on it; may be empty
 * @param written when it was written; empty if it is still to be written
 * @param software program and version that wrote it
 * @param seal seal number or photograph of the seal; may be empty
 */
public record CarrierRecord(
    String number,
    String type,
    Optional<String> label,
    String serial,
    String capacity,
    Optional<Instant> written,
    String software,
    String seal,
    List<File> files) {
  public CarrierRecord {
    files = List.copyOf(files);
  }

  /**
   * A file on the carrier.
   *
   * @param item number in the catalogue; 0 for what belongs to no single item
   */
  public record File(int item, String path, long size, String sha256, String sm3) {}

  /** All bytes of the files. */
  public long size() {
    return files.stream().mapToLong(File::size).sum();
  }
}
