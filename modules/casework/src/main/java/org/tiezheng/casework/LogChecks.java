package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.keys.PublicKeys;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptVerifier;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.TrustList;
import org.tiezheng.seal.time.TrustedAuthority;
import org.tiezheng.vault.Vault;

/**
 * Checks of receipts against one log and the keys of one case. Very many receipts stand under few
 * checkpoints: a checkpoint's signatures and root are looked at once. Good for as long as the keys
 * stay; a tree that only grows keeps its roots.
 */
final class LogChecks {
  private final Log log;
  private final ReceiptVerifier verifier;
  private final TrustList trust;
  private final Map<Long, Boolean> newest = new HashMap<>();
  private final Map<Long, Hash> roots = new HashMap<>();

  private LogChecks(Log log, ReceiptVerifier verifier, TrustList trust) {
    this.log = log;
    this.verifier = verifier;
    this.trust = trust;
  }

  static LogChecks of(Log log, Vault vault) {
    List<VerifierKey> keys = new ArrayList<>();
    List<TrustedAuthority> own = new ArrayList<>();
    try {
      for (PublicKeys generation : vault.keys().history()) {
        VerifierKey.parse(generation.logVkey()).ifPresent(keys::add);
        VerifierKey.parse(generation.cosignerVkey()).ifPresent(keys::add);
        for (TsaAlgorithm algorithm : TsaAlgorithm.values()) {
          own.add(
              new TrustedAuthority(
                  "own", generation.certificates(algorithm).getLast(), ClockOrigin.OWN));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LogChecks(log, new ReceiptVerifier(keys), new TrustList(own, List.of()));
  }

  ReceiptReport verify(Receipt receipt, ContentDigest content) {
    return verifier.verify(receipt, Optional.of(content));
  }

  /** Whether the checkpoint of that size bears a signature of the newest keys. */
  boolean isOfNewestKeys(long size) {
    return newest.computeIfAbsent(
        size, s -> log.checkpoint(s).check(log.verifierKeys()).accepted());
  }

  /** Whether the tree of now continues the checkpoint. */
  boolean continues(Checkpoint checkpoint) {
    long size = checkpoint.size();
    return size > 0
        && size <= log.size()
        && roots.computeIfAbsent(size, log::root).equals(checkpoint.root());
  }

  TrustList trust() {
    return trust;
  }
}
