package org.tiezheng.unlock.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.unlock.Mutations;
import org.tiezheng.unlock.SealedFolder;
import org.tiezheng.unlock.ios.BackupWriter.Layout;

/** Damaged and hostile backups end in a sentence, or in what can be read. */
class IosMutationTest {
  private static final int ROUNDS = Boolean.getBoolean("long") ? 10_000 : 400;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void anyDamageEndsInASentenceOrInWhatCanBeRead(Layout layout) throws IOException {
    Random random = new Random(77);
    for (Optional<String> word : List.of(Optional.<String>empty(), Optional.of("w"))) {
      BackupWriter writer = new BackupWriter(layout, word, 2, 2, random);
      SealedFolder folder = writer.write(IosBackupTest.sources(random, 25));
      List<String> targets =
          new ArrayList<>(List.of(writer.head(), writer.head(), "Manifest.plist", "Info.plist"));
      folder.files().keySet().stream().skip(1).findFirst().ifPresent(targets::add);
      for (int i = 0; i < ROUNDS; i++) {
        String target = targets.get(random.nextInt(targets.size()));
        byte[] mutated = Mutations.of(folder.bytes(target), random);
        SealedFolder damaged = folder.with(target, Optional.of(mutated));
        Mutations.openAndReadAll(new IosBackup(), damaged.source(writer.head()), word);
      }
    }
  }

  @Test
  void mutationsAreMetAtAll() throws IOException {
    Random random = new Random(5);
    BackupWriter writer = new BackupWriter(Layout.CURRENT, Optional.of("w"), 2, 2, random);
    SealedFolder folder = writer.write(IosBackupTest.sources(random, 25));
    int whole = 0;
    for (int i = 0; i < 50; i++) {
      byte[] mutated = Mutations.of(folder.bytes("Manifest.db"), random);
      SealedFolder damaged = folder.with("Manifest.db", Optional.of(mutated));
      whole +=
          Mutations.openAndReadAll(new IosBackup(), damaged.source("Manifest.db"), Optional.of("w"))
              ? 1
              : 0;
    }
    assertThat(whole).isLessThan(50);
  }
}
