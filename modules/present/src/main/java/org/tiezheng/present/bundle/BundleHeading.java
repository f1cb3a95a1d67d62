package org.tiezheng.present.bundle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What every file of a bundle repeats.
 *
 * @param bundleId a UUID
 * @param made cut to whole seconds
 * @param zone in which papers print times
 * @param tool program and version, such as {@code tiezheng/0.1.0}
 * @param submitter who hands in
 * @param locale language of the papers; Chinese unless another is wanted
 */
public record BundleHeading(
    String bundleId, Instant made, ZoneId zone, String tool, String submitter, Locale locale) {
  public BundleHeading {
    made = made.truncatedTo(ChronoUnit.SECONDS);
    if (!bundleId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException("not a lower-case UUID: " + bundleId);
    }
  }
}
