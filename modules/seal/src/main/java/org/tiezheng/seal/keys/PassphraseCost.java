package org.tiezheng.seal.keys;

/**
 * What one guess at the passphrase costs (Argon2id, RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param passes passes over that memory
 * @param lanes independent lanes
 */
public record PassphraseCost(int memoryKib, int passes, int lanes) {
  /** The second recommended option of RFC 9106 section 4: 64 MiB, three passes, four lanes. */
  public static final PassphraseCost RECOMMENDED = new PassphraseCost(64 * 1024, 3, 4);

  /** Limits that a damaged or hostile parameter file cannot leave. */
  public PassphraseCost {
    requireWithin("memoryKib", memoryKib, 8 * 1024, 1024 * 1024);
    requireWithin("passes", passes, 1, 32);
    requireWithin("lanes", lanes, 1, 16);
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", allowed are " + least + " to " + most);
    }
  }
}
