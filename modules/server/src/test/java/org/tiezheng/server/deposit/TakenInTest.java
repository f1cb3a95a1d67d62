package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.DepositRefusal;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.casework.deposit.Tenant;

/** What is taken in counts on the right day, and what is refused leaves nothing behind. */
class TakenInTest {
  private static final String KEY = "Idempotency-Key";
  private static final byte[] WRONG = new byte[32];

  @TempDir Path folder;
  @TempDir Path keys;
  private final MovedClock clock = new MovedClock();
  private String key = "";
  private Deposits api;

  @BeforeEach
  void start() throws Exception {
    key = Deposits.tenant(folder, keys, "小平台", new Quota(100, 1000));
    clock.toTomorrow(3);
    api = Deposits.at(folder, keys, clock);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static byte[] content(char letter, int size) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) letter);
    return content;
  }

  private long bytesLeft() throws Exception {
    return Deposits.json(api.get(Deposits.API + "/quota", key)).get("bytes").asLong();
  }

  private long depositsLeft() throws Exception {
    return Deposits.json(api.get(Deposits.API + "/quota", key)).get("deposits").asLong();
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder.resolve("vault"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("originals") || file.toString().contains("part"))
          .toList();
    }
  }

  @Test
  void aConflictIsNotKeptAndItsBytesCount() throws Exception {
    for (String query : List.of("", "?keep=false")) {
      String name = "k" + query.length();
      long before = bytesLeft();
      assertThat(api.file(key, query, content('a', 30), KEY, name).statusCode()).isEqualTo(201);
      assertThat(bytesLeft()).isEqualTo(before - 30);
      // Another length is seen before anything is read.
      assertThat(api.file(key, query, content('b', 40), KEY, name).statusCode()).isEqualTo(409);
      assertThat(bytesLeft()).isEqualTo(before - 30);
      HttpResponse<String> refused = api.file(key, query, content('b', 30), KEY, name);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(bytesLeft()).isEqualTo(before - 60);
      assertThat(api.file(key, query, content('a', 30), KEY, name).statusCode()).isEqualTo(200);
      assertThat(bytesLeft()).isEqualTo(before - 60);
    }
    assertThat(depositsLeft()).isEqualTo(98);
    assertThat(files()).hasSize(1);
    api.close();
    api = Deposits.at(folder, keys, clock);
    assertThat(bytesLeft()).isEqualTo(1000 - 120);
  }

  /** A stream during which something else happens, after its first bytes. */
  private static InputStream during(byte[] content, Happening happening) {
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      private boolean happened;

      @Override
      public int read(byte[] into, int offset, int most) throws IOException {
        int count = super.read(into, offset, most);
        if (!happened) {
          happened = true;
          happening.now();
        }
        return count;
      }
    };
  }

  private interface Happening {
    void now() throws IOException;
  }

  private Tenant tenant() throws IOException {
    return api.service().tenant(key).orElseThrow();
  }

  private void send(byte[] content, Optional<byte[]> sha256, Happening happening)
      throws IOException {
    api.service()
        .deposit(
            tenant(),
            Optional.of("order"),
            during(content, happening),
            content.length,
            sha256,
            true);
  }

  @Test
  void whatConflictsWithOneThatWasFasterIsNotKept() throws Exception {
    assertThatThrownBy(() ->
            send(
                content('a', 50),
                Optional.empty(),
                () -> send(content('b', 50), Optional.empty(), () -> {})))
        .isInstanceOfSatisfying(
            DepositRefusal.class,
            refusal -> assertThat(refusal.why()).isEqualTo(DepositRefusal.Why.CONFLICT));
    assertThat(files()).hasSize(1);
    assertThat(bytesLeft()).isEqualTo(900);
    assertThat(depositsLeft()).isEqualTo(99);
  }

  @Test
  void theSameThatWasFasterIsOneDeposit() throws Exception {
    send(
        content('a', 50),
        Optional.empty(),
        () -> send(content('a', 50), Optional.empty(), () -> {}));
    assertThat(files()).hasSize(1);
    assertThat(api.service().size()).isEqualTo(1);
    assertThat(bytesLeft()).isEqualTo(950);
  }

  @Test
  void whatEndsAfterMidnightCountsOnTheDayItEnds() throws Exception {
    send(content('a', 600), Optional.empty(), () -> clock.toTomorrow(3));
    assertThat(bytesLeft()).isEqualTo(400);
    assertThat(depositsLeft()).isEqualTo(99);
    assertThat(api.file(key, "", content('b', 401)).statusCode()).isEqualTo(429);
    api.close();
    api = Deposits.at(folder, keys, clock);
    assertThat(bytesLeft()).isEqualTo(400);
  }

  @Test
  void whatWasReservedYesterdayIsNotGivenBackToday() throws Exception {
    assertThatThrownBy(() ->
            send(
                content('a', 600),
                Optional.of(WRONG),
                () -> {
                  clock.toTomorrow(3);
                  byte[] today = content('b', 700);
                  api.service()
                      .deposit(
                          tenant(),
                          Optional.empty(),
                          new ByteArrayInputStream(today),
                          today.length,
                          Optional.empty(),
                          true);
                }))
        .isInstanceOf(DepositRefusal.class);
    assertThat(bytesLeft()).isEqualTo(300);
    assertThat(depositsLeft()).isEqualTo(99);
  }
}
