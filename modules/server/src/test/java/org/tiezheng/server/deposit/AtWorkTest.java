package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.casework.deposit.Tenant;
import org.tiezheng.server.guard.Refusal;

/** One tenant does not shut out the others. */
class AtWorkTest {
  private static Tenant tenant(int number) {
    return new Tenant(number, "t" + number, Instant.EPOCH, "", Quota.USUAL, true);
  }

  @Test
  void eachTenantHasItsOwnPlacesAndGetsThemBack() {
    AtWork work = new AtWork(2);
    for (int round = 0; round < 3; round++) {
      try (AtWork.Place one = work.begin(tenant(1));
          AtWork.Place two = work.begin(tenant(1))) {
        assertThat(List.of(one, two)).hasSize(2);
        assertThatThrownBy(() -> work.begin(tenant(1)))
            .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(429));
        work.begin(tenant(2)).close();
      }
    }
  }

  @Test
  void whoTakesNothingOfWhatHeAskedForIsCutAndOthersAreServed(
      @TempDir Path folder, @TempDir Path keys) throws Exception {
    String key = Deposits.tenant(folder, keys, "甲", Quota.USUAL);
    String other = Deposits.tenant(folder, keys, "乙", Quota.USUAL);
    byte[] large = new byte[(int) Deposits.MOST_FILE];
    new Random(3).nextBytes(large);
    try (Deposits api = Deposits.impatient(folder, keys)) {
      String at = content(api, key, large);
      String theirs = content(api, other, large);
      Deque<Socket> lazy = new ArrayDeque<>();
      try {
        for (int i = 0; i < 8; i++) {
          lazy.add(ask(api, at, key));
        }
        for (Socket each : lazy) {
          // The first byte shows that the answer has begun; the rest is left lying.
          assertThat(each.getInputStream().read()).isEqualTo('H');
        }
        assertThat(api.bytes(api.to(at, key)).statusCode()).isEqualTo(429);
        assertThat(api.bytes(api.to(theirs, other)).body()).isEqualTo(large);
        for (int round = 0; api.bytes(api.to(at, key)).statusCode() == 429; round++) {
          assertThat(round).isLessThan(400);
          Thread.sleep(50);
        }
      } finally {
        for (Socket each : lazy) {
          each.close();
        }
      }
    }
  }

  @Test
  void whoNeedsNoKeyIsLimitedEverywhere(@TempDir Path folder, @TempDir Path keys) throws Exception {
    String key = Deposits.tenant(folder, keys, "甲", Quota.USUAL);
    // A clock that stands still: one request, and no more for ever.
    try (Deposits api = Deposits.paced(folder, keys, new Pace(1, 1, () -> 0))) {
      assertThat(api.get(Deposits.API + "/log").statusCode()).isEqualTo(200);
      for (String path :
          List.of("/", "/verify", "/verify?id=x", "/api/v1/openapi.json", "/api/v1/proofs/x")) {
        assertThat(api.get(path).statusCode()).as(path).isEqualTo(429);
      }
      assertThat(api.get("/health").statusCode()).isEqualTo(200);
      assertThat(api.get(Deposits.API + "/quota", key).statusCode()).isEqualTo(200);
    }
  }

  private static String content(Deposits api, String key, byte[] bytes) throws Exception {
    String id = Deposits.json(api.file(key, "", bytes)).get("id").asString();
    return Deposits.API + "/deposits/" + id + "/content";
  }

  private static Socket ask(Deposits api, String path, String key) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(
        new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), api.address().getPort()));
    OutputStream out = socket.getOutputStream();
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }
}
