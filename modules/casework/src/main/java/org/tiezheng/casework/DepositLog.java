package org.tiezheng.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.PublicKeys;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogStore;
import org.tiezheng.seal.log.StampedCheckpoint;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.time.TrustList;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.StoredOriginal;
import org.tiezheng.vault.UnknownOriginalException;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultSettings;
import org.tiezheng.vault.embedded.VaultLayout;

/**
 * The log of a deposit service with the files that were left with it: a vault of its own in a
 * folder of its own, which holds no case. One process has it open. Safe for use by many threads,
 * but {@link #stampDue()} is one thread's.
 */
public final class DepositLog implements AutoCloseable {
  private final Workplace place;
  private final Vault vault;
  private final Deposits deposits;

  private DepositLog(Workplace place, Vault vault, Deposits deposits) {
    this.place = place;
    this.vault = vault;
    this.deposits = deposits;
  }

  /** Where the vault lies in the folder of a deposit service. */
  public static Path vaultFolder(Path folder) {
    return OpenCase.vaultFolder(folder);
  }

  /** Makes the vault and its keys; {@code folder} is there and has none. */
  public static void create(Path folder, Workplace place) {
    Vault.create(vaultFolder(folder), place.unlocking().unlock(), OpenCase.settings(place)).close();
  }

  /** Opens the vault for deposits. */
  public static DepositLog open(Path folder, Workplace place) throws IOException {
    Vault vault =
        Vault.open(vaultFolder(folder), place.unlocking().unlock(), OpenCase.settings(place));
    try {
      DepositLog log = new DepositLog(place, vault, Deposits.open(vault, place));
      log.requireClock();
      return log;
    } catch (IOException | RuntimeException e) {
      vault.close();
      throw e;
    }
  }

  /** Times in the log do not run backwards, unless a person has looked at the clock. */
  private void requireClock() throws IOException {
    long size = log().size();
    if (size == 0 || place.clockNoted()) {
      return;
    }
    StoredEntry newest = store().entries(size - 1, 1).getFirst();
    Instant then = Leaf.parse(newest.entry().leaf().getBytes(StandardCharsets.UTF_8)).time();
    Instant now = place.clock().instant();
    if (now.plus(VaultSettings.CLOCK_TOLERANCE).isBefore(then)) {
      deposits.close();
      throw new TiezhengException(
          new Text(
              "本机时钟显示 " + now + ",早于日志中最近一次存证的时间 " + then + ";请先校准时钟,或核对后加 --clock-noted。",
              "The clock says "
                  + now
                  + ", which is before the newest deposit in the log, "
                  + then
                  + "; set the clock right first, or look at it and add --clock-noted."));
    }
  }

  /** The log itself. */
  public Log log() {
    return deposits.log();
  }

  /** What the log is kept in, for reading. */
  public LogStore store() {
    return deposits.store();
  }

  /** From which ids are derived; never leaves the process. */
  public CaseSecret secret() throws IOException {
    return vault.keys().caseSecret();
  }

  /** Keys that signed or may sign here: those of every generation. */
  public List<VerifierKey> verifierKeys() throws IOException {
    return verifierKeys(vault.keys().history());
  }

  /** The same of a vault that is not open: nothing secret is needed for them. */
  public static List<VerifierKey> publicKeys(Path vault) throws IOException {
    return verifierKeys(KeyRing.publicHistory(new VaultLayout(vault).keys()));
  }

  private static List<VerifierKey> verifierKeys(List<PublicKeys> generations) {
    List<VerifierKey> keys = new ArrayList<>();
    for (PublicKeys generation : generations) {
      VerifierKey.parse(generation.logVkey()).ifPresent(keys::add);
      VerifierKey.parse(generation.cosignerVkey()).ifPresent(keys::add);
    }
    return List.copyOf(keys);
  }

  /** The public half of the keys that sign now. */
  public PublicKeys publicKeys() {
    return vault.keys().current().publicKeys();
  }

  /** Keeps a file, unless the decision on its digests is against it; durable when this returns. */
  public StoredOriginal keep(InputStream content, OriginalStore.Decision decision)
      throws IOException {
    return vault.originals().put(content, decision);
  }

  /** A file that is kept; empty if none with these bytes is. To be compared before it is used. */
  public Optional<Path> kept(String sha256) {
    try {
      return Optional.of(vault.originals().file(sha256));
    } catch (UnknownOriginalException e) {
      return Optional.empty();
    }
  }

  /** Has the newest checkpoint stamped by every clock that may be asked, if the log has grown. */
  public void stampDue() throws IOException {
    deposits.stampDue();
  }

  /** The first stamped checkpoint that covers the deposit with this index. */
  public Optional<StampedCheckpoint> stamped(long index) throws IOException {
    return deposits.stamps().covering(index);
  }

  /** Whose clocks are ours; nobody else is believed about time without a choice. */
  public TrustList trust() {
    return deposits.trust();
  }

  @Override
  public void close() {
    deposits.close();
    vault.close();
  }
}
