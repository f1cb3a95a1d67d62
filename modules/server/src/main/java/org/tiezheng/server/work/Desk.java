package org.tiezheng.server.work;

import java.util.Optional;
import org.tiezheng.evidence.Text;

/** Where work is begun. Safe for use by many threads. */
public interface Desk {
  /**
   * Begins a piece of work.
   *
   * @param matter name of the case; empty if it works on none
   * @return empty if too much runs already, or nothing more is begun
   */
  Optional<Job> begin(Text title, String matter, Jobs.Work work);
}
