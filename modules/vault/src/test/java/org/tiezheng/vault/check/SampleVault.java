package org.tiezheng.vault.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Original;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.vault.CaseStoreContract.MovableClock;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.CustodyStore.Draft;
import org.tiezheng.vault.ReadingDraft;
import org.tiezheng.vault.Samples;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultSettings;
import org.tiezheng.vault.embedded.VaultLayout;
import org.tiezheng.vault.log.JournalLogStore;

/** A vault with something of everything, made through the interfaces that casework uses. */
final class SampleVault {
  private final VaultSettings settings = new VaultSettings(new MovableClock(), new SecureRandom());
  private final Unlock unlock;
  final Path folder;

  SampleVault(Path parent) throws IOException {
    folder = parent.resolve("a.case");
    unlock = Unlock.file(parent.resolve("unlock"));
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      fill(vault);
    }
  }

  Vault open() {
    return Vault.open(folder, unlock, settings);
  }

  private void fill(Vault vault) throws IOException {
    vault.caseStore().save(Samples.CASE, 0);
    Map<String, ContentDigest> wanted = new LinkedHashMap<>();
    List<Original> originals = new ArrayList<>();
    for (String text : List.of("甲", "乙", "丙".repeat(50_000))) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      vault.originals().put(new ByteArrayInputStream(bytes));
      ContentDigest digest = Digester.both().digest(bytes);
      String id = new UUID(0x0192f3a400007000L, Long.MIN_VALUE | originals.size()).toString();
      originals.add(original(text.substring(0, 1) + ".txt", digest, id));
      wanted.put(id, digest);
    }
    vault.caseStore().intake().add(Samples.ACQUISITION, originals);
    for (int i = 0; i < 3; i++) {
      String id = new UUID(0x0192f3a400017000L, Long.MIN_VALUE | i).toString();
      CustodyEntry entry =
          vault
              .caseStore()
              .custody()
              .append(new Draft(id, "张三", Event.Type.COLLECT, "t", Map.of("i", "" + i)));
      wanted.put(id, Digester.both().digest(entry.line().getBytes(StandardCharsets.UTF_8)));
    }
    try (ReadingDraft draft = vault.caseStore().readings().begin(1)) {
      Samples.records(20).forEach(draft::add);
      Samples.setAsides(2).forEach(draft::add);
      draft.commit(Samples.reading(""));
    }
    deposit(vault, wanted);
  }

  private void deposit(Vault vault, Map<String, ContentDigest> wanted) throws IOException {
    LogSettings log = new LogSettings("tiezheng/0.1.0", settings.clock(), settings.random());
    try (JournalLogStore store = JournalLogStore.open(new VaultLayout(vault.directory()).log());
        Log open = Log.open(store, vault.keys().current(), log)) {
      wanted.forEach((id, content) -> {
        Deposit deposit =
            new Deposit(UUID.fromString(id), LeafType.ORIGINAL, content.digests(), content.size());
        vault.caseStore().receipts().put(id, open.append(deposit).join());
      });
    }
  }

  private static Original original(String name, ContentDigest digest, String deposit) {
    Original made = Samples.original(name, digest, Samples.ACQUISITION);
    return new Original(
        made.digests(),
        made.size(),
        made.name(),
        made.mediaType(),
        made.modified(),
        false,
        made.acquisition(),
        deposit);
  }
}
