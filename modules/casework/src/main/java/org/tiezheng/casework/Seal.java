package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.time.TimestampReport;
import org.tiezheng.seal.time.TimestampVerifier;

/** Has everything that was deposited so far stamped now (固化). */
public final class Seal {
  private final OpenCase open;

  public Seal(OpenCase open) {
    this.open = open;
  }

  /** One token. */
  public record Token(String service, Instant time, Text clock) {}

  /**
   * The stamped checkpoint.
   *
   * @param waiting what could not be stamped yet, such as for want of a network
   */
  public record Result(
      String origin, long size, String root, List<Token> tokens, List<Text> waiting) {
    public Result {
      tokens = List.copyOf(tokens);
      waiting = List.copyOf(waiting);
    }
  }

  /** Stamps the newest checkpoint with every service that may be asked. */
  public Result now() throws IOException {
    open.note(Event.Type.SEAL, Map.of());
    Deposits.Stamped stamped = open.deposits().stampNow();
    Checkpoint checkpoint = Checkpoint.parse(stamped.body());
    TimestampVerifier verifier = new TimestampVerifier(open.deposits().trust());
    List<Token> tokens = new ArrayList<>();
    byte[] body = stamped.body().getBytes(StandardCharsets.UTF_8);
    for (Map.Entry<String, byte[]> token : new TreeMap<>(stamped.tokens()).entrySet()) {
      TimestampReport report = verifier.verify(token.getValue(), body);
      report
          .facts()
          .ifPresent(
              f -> tokens.add(new Token(token.getKey(), f.genTime(), report.origin().label())));
    }
    return new Result(
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root().toString(),
        tokens,
        open.deposits().waiting());
  }
}
