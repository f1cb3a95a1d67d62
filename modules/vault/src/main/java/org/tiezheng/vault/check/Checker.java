package org.tiezheng.vault.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.vault.CaseRevision;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.check.CheckProblem.Kind;
import org.tiezheng.vault.embedded.DatabaseCheck;
import org.tiezheng.vault.embedded.VaultLayout;
import org.tiezheng.vault.log.JournalLogStore;
import org.tiezheng.vault.log.LogInUseException;

/**
 * Reads a whole vault again and compares everything with everything: bytes with their digests, rows
 * with files and files with rows, the custody log with itself, the deposit log with its leaves,
 * deposits with bytes. Trusts no cache, needs no key, repairs nothing and writes nothing.
 */
public final class Checker {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long PAUSE = 50;

  private final VaultLayout layout;
  private final Findings findings = new Findings();
  private final FileCheck files;

  private Checker(Path directory) {
    layout = new VaultLayout(directory);
    files = new FileCheck(layout, findings);
  }

  /**
   * Checks the vault in a directory, also while another program has it open.
   *
   * @param progress hears of the originals' bytes, which take nearly all of the time
   * @throws org.tiezheng.vault.NotAVaultException when there is no vault
   */
  public static CheckReport check(Path directory, Progress progress)
      throws IOException, InterruptedException {
    Checker checker = new Checker(directory);
    checker.files.ownFiles();
    checker.files.strangers();
    checker.content(progress);
    return checker.findings.report();
  }

  private void content(Progress progress) throws IOException, InterruptedException {
    try (Vault vault = Vault.openReadOnly(layout.root())) {
      DatabaseCheck rows = new DatabaseCheck(layout);
      rows.faults().forEach(fault -> findings.add(Kind.ROW, "store.db", fault.zh(), fault.en()));
      List<Original> originals = vault.caseStore().intake().originals();
      Map<String, ContentDigest> byDigest = new HashMap<>();
      for (Original original : originals) {
        byDigest.put(original.digests().sha256(), digest(original));
      }
      files.originals(byDigest, progress);
      files.readings(rows.readingFiles());
      List<CustodyEntry> events = vault.caseStore().custody().entries();
      String caseId =
          vault.caseStore().current().map(CaseRevision::value).map(c -> c.id()).orElse("");
      new CustodyCheck(findings).check(events, caseId);
      deposits(vault, originals, events);
    } catch (TiezhengException e) {
      findings.add(Kind.ROW, "store.db", e.sentence());
    }
  }

  private static ContentDigest digest(Original original) {
    return new ContentDigest(
        original.digests().sha256(), Optional.of(original.digests().sm3()), original.size());
  }

  private void deposits(Vault vault, List<Original> originals, List<CustodyEntry> events)
      throws IOException, InterruptedException {
    if (!Files.exists(layout.logJournal())) {
      if (!originals.isEmpty() || !events.isEmpty()) {
        findings.add(Kind.MISSING, "log/journal", "存证日志缺失。", "the deposit log is missing.");
      }
      return;
    }
    if (!Files.isWritable(layout.log())) {
      findings.notChecked(
          "介质只读,未核对存证日志;请复制到可写的磁盘后再检查。",
          "the deposit log, because its medium cannot be written to; copy the vault first.");
      return;
    }
    try (JournalLogStore store = log()) {
      DepositCheck check = new DepositCheck(findings, store, KeyRing.publicHistory(layout.keys()));
      check.log();
      for (Original original : originals) {
        check.deposit(original.deposit(), original.name(), digest(original));
      }
      for (CustodyEntry entry : events) {
        byte[] line = entry.line().getBytes(StandardCharsets.UTF_8);
        ContentDigest content = Digester.both().digest(line);
        check.deposit(entry.deposit(), "event " + entry.event().n(), content);
      }
      for (String id : vault.caseStore().receipts().deposits()) {
        vault.caseStore().receipts().find(id).ifPresent(receipt -> check.receipt(id, receipt));
      }
    } catch (LogInUseException e) {
      findings.notChecked(
          "另一程序正在写入本案的存证日志,未核对日志;请待其结束后再检查。",
          "the deposit log, because another program is writing to it; check again when it has"
              + " ended.");
    } catch (IOException e) {
      findings.add(
          Kind.LOG,
          "log/journal",
          "存证日志无法读取(" + e.getMessage() + ")。",
          "the deposit log cannot be read (" + e.getMessage() + ").");
    } catch (TiezhengException e) {
      findings.add(Kind.LOG, "keys", e.sentence());
    }
  }

  /** A deposit takes a moment and is waited for; who holds the log for long is not. */
  private JournalLogStore log() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    // Another program cannot tell when it closes the log: all that is left is to look again.
    Semaphore never = new Semaphore(0);
    while (true) {
      try {
        return JournalLogStore.open(layout.log());
      } catch (LogInUseException e) {
        if (System.nanoTime() - end > 0 || never.tryAcquire(PAUSE, TimeUnit.MILLISECONDS)) {
          throw e;
        }
      }
    }
  }
}
