package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.StampFolder;

/**
 * The stamped checkpoints of a log, found for many deposits: each is read once. Good for as long as
 * no checkpoint is stamped anew. Not thread-safe.
 */
final class StampedDeposits {
  private final Log log;
  private final StampFolder stamps;
  private final LogChecks checks;
  private final List<Long> sizes;
  private final Map<Long, Optional<Deposits.Stamped>> read = new HashMap<>();

  StampedDeposits(Log log, StampFolder stamps, LogChecks checks) throws IOException {
    this.log = log;
    this.stamps = stamps;
    this.checks = checks;
    this.sizes = List.copyOf(stamps.sizes());
  }

  /**
   * The first stamped checkpoint that covers a deposit and bears a signature of the newest keys, so
   * that one set of public keys is enough to check all of a bundle.
   */
  Optional<Deposits.Stamped> of(String deposit) {
    OptionalLong index = log.indexOf(UUID.fromString(deposit));
    if (index.isEmpty()) {
      return Optional.empty();
    }
    return sizes.stream()
        .filter(size -> size > index.getAsLong() && checks.isOfNewestKeys(size))
        .findFirst()
        .flatMap(size -> read.computeIfAbsent(size, this::read));
  }

  private Optional<Deposits.Stamped> read(long size) {
    try {
      return stamps.read(size).map(Deposits.Stamped::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
