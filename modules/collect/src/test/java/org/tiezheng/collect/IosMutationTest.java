package org.tiezheng.collect;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.ios.CallDatabase;
import org.tiezheng.testkit.ios.ContactDatabase;
import org.tiezheng.testkit.ios.IosWorld;
import org.tiezheng.testkit.ios.MessageDatabase;
import org.tiezheng.testkit.ios.MessageDatabase.Generation;
import org.tiezheng.testkit.phone.PhoneWorld;

/** The same as {@link MutationTest}, for the databases of iOS. */
class IosMutationTest {
  private static final int TIMES = 150;

  static List<MutationTest.Sample> samples() {
    IosWorld texts = IosWorld.random(new Random(4), 25, true);
    PhoneWorld world = PhoneWorld.random(new Random(5), 1, 25, 12);
    return List.of(
        sample("sms.ios", file -> MessageDatabase.write(texts, Generation.EDITABLE, file)),
        sample(
            "sms.ios",
            file -> {
              MessageDatabase.write(texts, Generation.SECONDS, file);
              file.run("DELETE FROM message WHERE ROWID % 3 = 0");
            }),
        sample("calls.ios", file -> CallDatabase.modern(world.calls(), file)),
        sample("calls.ios", file -> CallDatabase.old(world.calls(), file)),
        sample("contacts.ios", file -> ContactDatabase.write(world.contacts(), file)));
  }

  private static MutationTest.Sample sample(String importer, Consumer<SqliteFile> content) {
    try (SqliteFile file = SqliteFile.create(false)) {
      content.accept(file);
      return new MutationTest.Sample(importer, importer + ".db", file.bytes().main(), TIMES);
    }
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("samples")
  void damageIsReadSetAsideOrSaid(MutationTest.Sample sample) {
    MutationTest.damage(sample);
  }
}
