package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.seal.digest.Digester;

/** The bytes of a deposit that the service keeps, compared before they are used. */
final class KeptCopy {
  private KeptCopy() {}

  /**
   * The file.
   *
   * @param read hears how many bytes were read in each piece
   * @throws DepositRefusal if none is kept, or it is no longer what was deposited
   */
  static Path of(Deposited deposit, DepositLog log, LongConsumer read) throws IOException {
    if (!deposit.kept()) {
      throw new DepositRefusal(
          DepositRefusal.Why.UNKNOWN,
          "服务没有保存这项存证的内容,只有摘要。",
          "The service keeps no copy of what this deposit is over, only its digests.");
    }
    Path file =
        log.kept(deposit.sha256())
            .orElseThrow(() ->
                new DepositRefusal(
                    DepositRefusal.Why.ALTERED,
                    "保存的内容不见了;请告知运营者从备份恢复。",
                    "The copy is gone; tell the operator to restore it from a backup."));
    if (!Digester.sha256Only().digest(file, read).sha256().equals(deposit.sha256())) {
      throw new DepositRefusal(
          DepositRefusal.Why.ALTERED,
          "保存的内容已与存证时不同(SHA-256 不符),不予提供;请告知运营者从备份恢复。",
          "The copy is no longer what was deposited: its SHA-256 differs. It is not handed out;"
              + " tell the operator to restore it from a backup.");
    }
    return file;
  }
}
