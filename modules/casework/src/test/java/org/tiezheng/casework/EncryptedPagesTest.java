package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;

/** A byte that was changed in an encrypted store shows in the code of its page. */
class EncryptedPagesTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final int PAGE = 4096;
  private static final String RULE = "CN/CHAT-020";

  @TempDir Path folder;

  private static final Secrets KEY =
      new Secrets() {
        @Override
        public Optional<char[]> ask(Text question, int attempt) {
          return Optional.empty();
        }

        @Override
        public List<char[]> keys() {
          return List.of(HEX.toCharArray());
        }
      };

  /** The account with its shards of messages encrypted. */
  private Path account() throws Exception {
    return account(WriteOptions.CLOSED.withoutMedia(), "message_[0-9]\\.db");
  }

  private Path account(WriteOptions options, String encrypted) throws Exception {
    Optional<CipherStore> started = CipherStore.start();
    if (started.isEmpty()) {
      System.out.println("SKIPPED: the jar of the encrypting engine is not there");
      Assumptions.abort("the jar of the encrypting engine is not there");
    }
    Path root = Files.createDirectories(folder.resolve("xwechat_files"));
    new WeChat4Store().write(ChatWorld.clean(5, 120), Side.A, root, options);
    try (CipherStore engine = started.orElseThrow();
        Stream<Path> files = Files.walk(root)) {
      for (Path plain : files.filter(f -> f.getFileName().toString().matches(encrypted)).toList()) {
        Path made = folder.resolve("made.db");
        engine.encrypt(plain, CipherSet.WECHAT_4, HexFormat.of().parseHex(HEX), made);
        Files.move(made, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return root;
  }

  private static boolean shard(Path file) {
    return file.getFileName().toString().matches("message_[0-9]\\.db");
  }

  private Finding finding(Path account, String name) throws Exception {
    Path vault = folder.resolve(name);
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open, KEY).run(new Collect.Request(List.of(account), "", "", Map.of()));
    }
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      List<RulePack> pack =
          RulePack.shipped().stream()
              .filter(p -> p.rules().stream().anyMatch(r -> r.citation().equals(RULE)))
              .toList();
      return Examination.run(
              pack, new CaseDossier(open, open.matter(), List.of(), LocalDate.of(2026, 1, 10)))
          .stream()
          .filter(f -> f.rule().equals(RULE) && f.outcome() != Outcome.NA)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aChangedByteIsNamedWithItsPageAndAnUntouchedStorePasses() throws Exception {
    Path account = account();
    Finding untouched = finding(account, "untouched.case");
    assertThat(untouched.outcome()).as("%s", untouched.message()).isEqualTo(Outcome.PASS);

    Path shard;
    try (Stream<Path> files = Files.walk(account)) {
      shard = files.filter(EncryptedPagesTest::shard).sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(shard);
    bytes[4 * PAGE + 1000] ^= 1;
    Files.write(shard, bytes);

    Finding broken = finding(account, "broken.case");
    System.out.println("encrypted store, one byte of page 5 changed: " + broken.message().en());
    assertThat(broken.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(broken.pointers())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.file()).contains(shard.getFileName().toString());
          assertThat(p.where()).isEqualTo("page 5");
        });
  }

  @Test
  void mediaThatOnlyTheKeyOpensAreCountedWhereTheKeyIsNotGiven() throws Exception {
    Path account = account(WriteOptions.CLOSED, "(message|media)_[0-9]\\.db");
    Path vault = folder.resolve("media.case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open, KEY).run(new Collect.Request(List.of(account), "", "", Map.of()));

      int without = closed(open, Secrets.NONE, "without");

      assertThat(without).as("voices lie in the encrypted database").isPositive();
      assertThat(closed(open, KEY, "with")).isZero();
    }
  }

  private int closed(OpenCase open, Secrets secrets, String name) throws Exception {
    Export.Request request =
        new Export.Request(
            Optional.empty(),
            Optional.empty(),
            List.of("html"),
            folder.resolve(name),
            true,
            Optional.empty());
    return new Export(open, secrets, Map.of())
        .run(request).stream().mapToInt(Export.Written::closed).sum();
  }
}
