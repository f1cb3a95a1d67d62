package org.tiezheng.casework.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.Places;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.TiezhengException;

/** Accounts on the disk. */
class AccountsTest {
  private static final String GOOD = "correct horse battery";

  @TempDir Path cases;
  private Accounts accounts;
  private Workplace place;

  @BeforeEach
  void open() {
    accounts = Accounts.beside(cases);
    place = Places.at(cases, java.time.Clock.systemUTC());
  }

  private Account add(String name, TeamRole role) throws Exception {
    return new AddAccount(accounts, place)
        .run(name, "", role, Optional.of(GOOD.toCharArray()))
        .account();
  }

  @Test
  void whatOneProgramChangesAnotherSeesAtOnce() throws Exception {
    Accounts other = Accounts.beside(cases);
    assertThat(other.list()).isEmpty();
    var _ = add("boss", TeamRole.OWNER);
    var _ = add("wang", TeamRole.LAWYER);
    assertThat(other.named("WANG ").role()).isEqualTo(TeamRole.LAWYER);
    Files.createDirectories(cases.resolve("a"));
    Files.writeString(cases.resolve("a").resolve("case.yaml"), "");
    var _ = new GrantCase(other, cases).run("wang", "a");
    assertThat(accounts.named("wang").may(Permission.READ, "a")).isTrue();
    assertThat(accounts.named("wang").may(Permission.READ, "b")).isFalse();
    assertThatThrownBy(() -> new GrantCase(other, cases).run("wang", "b"))
        .isInstanceOf(TiezhengException.class);
    var _ = new GrantCase(other, cases).all("wang");
    assertThat(accounts.named("wang").sees("b")).isTrue();
    assertThatThrownBy(() -> new RevokeCase(accounts).run("wang", "a"))
        .hasMessageContaining("--all");
    var _ = new RevokeCase(accounts).all("wang");
    assertThat(other.named("wang").sees("a")).isFalse();
  }

  @Test
  void thereIsAlwaysAnOwnerWhoCanSignIn() throws Exception {
    var _ = add("boss", TeamRole.OWNER);
    List<Callable<Account>> takesTheLastOne =
        List.of(
            () -> new SetRole(accounts).run("boss", TeamRole.LAWYER),
            () -> new DisableAccount(accounts).run("boss"),
            () -> new ResetAccount(accounts, place).run("boss", Optional.empty()).account());
    for (Callable<Account> change : takesTheLastOne) {
      assertThatThrownBy(change::call).isInstanceOf(TiezhengException.class);
    }
    var _ = add("second", TeamRole.OWNER);
    assertThat(new DisableAccount(accounts).run("boss").active()).isFalse();
    assertThat(accounts.named("boss").sees("any")).isFalse();
    assertThatThrownBy(() -> add("Boss", TeamRole.VIEWER)).isInstanceOf(TiezhengException.class);
  }

  @Test
  void changesAtTheSameTimeAreAllKept() throws Exception {
    String hash = PasswordHash.of(GOOD.toCharArray(), new SecureRandom()).kept();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Account>> adding =
          IntStream.range(0, 40)
              .<Callable<Account>>mapToObj(i ->
                  () ->
                      Accounts.beside(cases)
                          .add(
                              Account.of("a" + i, "", TeamRole.VIEWER, place.clock().instant())
                                  .withPassword(hash)))
              .toList();
      for (var each : threads.invokeAll(adding)) {
        assertThat(each.get().name()).startsWith("a");
      }
    }
    assertThat(accounts.list()).hasSize(40);
  }

  @Test
  void aFileThatCannotBeReadLetsNobodyIn() throws Exception {
    var _ = add("boss", TeamRole.OWNER);
    for (String broken : List.of("", "{", "{\"accounts\":null}", "[1]")) {
      Files.writeString(accounts.folder().resolve("accounts.json"), broken);
      assertThatThrownBy(() -> Accounts.beside(cases).find("boss"))
          .isInstanceOf(TiezhengException.class);
      assertThatThrownBy(() -> new AddAccount(accounts, place).first("x", "", GOOD.toCharArray()))
          .as("nobody becomes the first owner of a damaged team")
          .isInstanceOf(TiezhengException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "aaaaaaaaaaaaaaaa",
        "123456789012",
        "abcdefghijklmnop",
        "my wangwang wang",
        "password password",
        "121212121212"
      })
  void weakPasswordsAreNotTaken(String weak) {
    assertThatThrownBy(() ->
            new AddAccount(accounts, place)
                .run("wang", "", TeamRole.VIEWER, Optional.of(weak.toCharArray())))
        .isInstanceOf(TiezhengException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".a", "a b", "a/b", "../x", "a(b)", "<b>", "a\u202eb"})
  void namesThatCouldMeanSomethingElseAreNotTaken(String name) {
    assertThatThrownBy(() -> add(name, TeamRole.VIEWER)).isInstanceOf(TiezhengException.class);
  }

  @Test
  void theSameNameInOtherLettersIsTheSame() throws Exception {
    assertThat(add("Ｗang", TeamRole.VIEWER).name()).isEqualTo("wang");
    assertThat(accounts.named("WANG").name()).isEqualTo("wang");
  }

  @Test
  void aHashSaysHowItWasMadeAndIsReadBack() {
    PasswordHash made = PasswordHash.of("口令 é".toCharArray(), new SecureRandom());
    PasswordHash read = PasswordHash.read(made.kept());
    assertThat(read.kept()).isEqualTo(made.kept());
    assertThat(read.matches("口令 e\u0301".toCharArray())).as("the same letter").isTrue();
    assertThat(read.matches("口令 e".toCharArray())).isFalse();
    assertThat(made.toString()).doesNotContain(made.kept());
    assertThatThrownBy(() -> PasswordHash.read(made.kept().replace("m=19456", "m=9999998")))
        .isInstanceOf(IllegalArgumentException.class);
    // From the tests of the reference program (P-H-C/phc-winner-argon2, test.c).
    PasswordHash known =
        PasswordHash.read(
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
    assertThat(known.matches("password".toCharArray())).isTrue();
    assertThat(known.matches("Password".toCharArray())).isFalse();
    assertThat(known.usual()).isFalse();
  }
}
