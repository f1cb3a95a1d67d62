package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.log.LogCheck;
import org.tiezheng.seal.log.LogReport;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.UnknownOriginalException;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.embedded.VaultLayout;
import org.tiezheng.vault.log.JournalLogStore;

/**
 * Builds the log of a deposit service again from its leaves and re-hashes every file that it keeps;
 * repairs nothing and needs no key. The service must not run meanwhile.
 */
public final class CheckDeposits {
  private static final int CHUNK = 1024;
  private static final int MOST = 1000;

  private final Watch watch;
  private final List<Text> faults = new ArrayList<>();
  private long files;

  public CheckDeposits(Watch watch) {
    this.watch = watch;
  }

  /**
   * What was found.
   *
   * @param leaves that were read and hashed
   * @param files that were read and hashed
   * @param faults the first thousand
   */
  public record Result(long leaves, long files, List<Text> faults) {
    public Result {
      faults = List.copyOf(faults);
    }

    /** 0 nothing found, 1 problems. */
    public int exitCode() {
      return faults.isEmpty() ? 0 : 1;
    }
  }

  /** Checks the service in a folder. */
  public Result run(DepositFolder folder) throws IOException {
    Path place = DepositLog.vaultFolder(folder.path());
    if (!Files.exists(place)) {
      return new Result(0, 0, List.of());
    }
    watch.begins(new Text("检查", "checking"), 0, Watch.Unit.BYTES);
    try (Vault vault = Vault.openReadOnly(place);
        JournalLogStore store = JournalLogStore.open(new VaultLayout(place).log())) {
      LogReport report = LogCheck.store(store, DepositLog.publicKeys(place), _ -> {});
      report.faults().forEach(fault -> fault(fault.sentence()));
      files(vault);
      kept(store, vault);
      return new Result(report.leaves(), files, faults);
    }
  }

  private void files(Vault vault) throws IOException {
    long read = 0;
    try (Stream<OriginalStore.Listed> all = vault.originals().list()) {
      for (OriginalStore.Listed listed : (Iterable<OriginalStore.Listed>) all::iterator) {
        Path file = vault.originals().file(listed.sha256());
        if (!Digester.sha256Only().digest(file).sha256().equals(listed.sha256())) {
          fault(
              new Text(
                  "文件 " + listed.sha256() + " 的内容已与存证时不同。",
                  "The file " + listed.sha256() + " is no longer what was deposited."));
        }
        files++;
        read += listed.size();
        watch.at(read);
      }
    }
  }

  /** Every deposit whose leaf says that the service has the bytes. */
  private void kept(JournalLogStore store, Vault vault) throws IOException {
    long next = 0;
    for (List<StoredEntry> chunk = store.entries(0, CHUNK);
        !chunk.isEmpty();
        chunk = store.entries(next, CHUNK)) {
      for (StoredEntry stored : chunk) {
        next = stored.index() + 1;
        opened(stored).ifPresent(opening -> present(vault, opening));
      }
    }
  }

  /** Empty for a deposit by digests, and for what cannot be read, which is told of the log. */
  private static Optional<Opening> opened(StoredEntry stored) {
    try {
      Leaf leaf = Leaf.parse(stored.entry().leaf().getBytes(StandardCharsets.UTF_8));
      return leaf.type() == LeafType.ORIGINAL
          ? Optional.of(Opening.parse(stored.entry().opening().getBytes(StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (TiezhengException e) {
      return Optional.empty();
    }
  }

  private void present(Vault vault, Opening opening) {
    try {
      var _ = vault.originals().file(opening.digests().sha256());
    } catch (UnknownOriginalException e) {
      fault(
          new Text(
              "存证 " + opening.id() + " 的文件 " + opening.digests().sha256() + " 不见了。",
              "The file "
                  + opening.digests().sha256()
                  + " of the deposit "
                  + opening.id()
                  + " is gone."));
    }
  }

  private void fault(Text sentence) {
    if (faults.size() < MOST) {
      faults.add(sentence);
    }
  }
}
