package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a system's log, and whether it hangs together.
 *
 * @param time of the first entry
 * @param last time of the last entry
 * @param format such as {@code combined}, {@code syslog}, {@code jsonl}
 * @param lines entries that were read
 * @param part number of this file in the rotation, from 1, and of how many; empty if it is not part
 *     of one
 * @param numbers the entries' own numbers; empty if they have none
 * @param chain the entries' own chain of digests; empty if they have none
 * @param backward places where time goes backward
 */
public record ServerLog(
    Provenance provenance,
    RecordedTime time,
    RecordedTime last,
    String format,
    long lines,
    Optional<Part> part,
    Optional<Numbers> numbers,
    Optional<Chain> chain,
    List<Long> backward,
    Map<String, String> extra)
    implements FileFacts {
  public ServerLog {
    backward = List.copyOf(backward);
    extra = Map.copyOf(extra);
  }

  /** A file of a rotation, from 1. */
  public record Part(int number, int of) {}

  /**
   * Numbers that the system gives its entries.
   *
   * @param missing numbers between first and last that no entry has, as ranges such as {@code 7-9}
   */
  public record Numbers(long first, long last, List<String> missing) {
    public Numbers {
      missing = List.copyOf(missing);
    }
  }

  /**
   * A chain in which each entry holds the digest of the one before.
   *
   * @param broken lines whose digest does not follow
   */
  public record Chain(String algorithm, List<Long> broken) {
    public Chain {
      broken = List.copyOf(broken);
    }
  }

  @Override
  public String line() {
    return format + " " + lines + " " + time.raw() + " – " + last.raw();
  }
}
