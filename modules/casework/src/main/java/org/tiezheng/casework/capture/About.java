package org.tiezheng.casework.capture;

import java.util.Objects;

/**
 * What is kept of a capture beside its log.
 *
 * @param matter name of the case
 * @param captures number of the item of the case that is filmed; empty if none was named
 */
record About(String matter, String captures) {
  About {
    Objects.requireNonNull(matter, "matter");
    Objects.requireNonNull(captures, "captures");
  }
}
