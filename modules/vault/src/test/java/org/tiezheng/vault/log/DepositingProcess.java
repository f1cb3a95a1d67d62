package org.tiezheng.vault.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.TlogProof;

/**
 * A process that deposits until it is killed, and says on its output what was acknowledged: one
 * line per receipt with id, tree size and root.
 */
final class DepositingProcess {
  private final Log log;
  private final OutputStream out = new BufferedOutputStream(System.out);

  private DepositingProcess(Log log) {
    this.log = log;
  }

  /** Arguments: folder, number of clients, deposits per client. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (JournalLogStore store = JournalLogStore.open(folder.resolve("log"));
        Log log = Log.open(store, keys(folder), settings())) {
      DepositingProcess process = new DepositingProcess(log);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        int each = Integer.parseInt(args[2]);
        clients.add(Thread.ofVirtual().start(() -> process.deposit(each)));
      }
      for (Thread client : clients) {
        client.join();
      }
    }
  }

  static SigningKeys keys(Path folder) throws IOException {
    return KeyRing.open(
            folder.resolve("ring"),
            Unlock.file(folder.resolve("unlock")),
            InstantSource.system(),
            new SecureRandom())
        .current();
  }

  static LogSettings settings() {
    return new LogSettings("tiezheng/0.1.0", InstantSource.system(), new SecureRandom());
  }

  private void deposit(int count) {
    for (int i = 0; i < count; i++) {
      UUID id = UUID.randomUUID();
      byte[] content = id.toString().getBytes(StandardCharsets.US_ASCII);
      try {
        acknowledge(id, log.append(Deposit.of(id, LeafType.ORIGINAL, content)).get());
      } catch (InterruptedException | ExecutionException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void acknowledge(UUID id, Receipt receipt) throws IOException {
    Checkpoint checkpoint =
        TlogProof.parse(receipt.proof().getBytes(StandardCharsets.UTF_8)).checkpoint();
    String line = id + " " + checkpoint.size() + " " + checkpoint.root().base64() + "\n";
    synchronized (out) {
      out.write(line.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }
}
