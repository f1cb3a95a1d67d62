package org.tiezheng.unlock.android;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.unlock.Mutations;
import org.tiezheng.unlock.SealedFolder;

/** Damaged and hostile streams end in a sentence, or in what can be read. */
class AndroidMutationTest {
  private static final int ROUNDS = Boolean.getBoolean("long") ? 10_000 : 400;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anyDamageEndsInASentenceOrInWhatCanBeRead(boolean deflated) throws IOException {
    Random random = new Random(78);
    for (Optional<String> word : List.of(Optional.<String>empty(), Optional.of("w"))) {
      byte[] file =
          new AbWriter(5, deflated, word, 2, random).write(AndroidBackupTest.sources(random, 12));
      for (int i = 0; i < ROUNDS; i++) {
        byte[] mutated = Mutations.of(file, random);
        Mutations.openAndReadAll(
            new AndroidBackup(), SealedFolder.of("a.ab", mutated).source("a.ab"), word);
      }
    }
  }
}
