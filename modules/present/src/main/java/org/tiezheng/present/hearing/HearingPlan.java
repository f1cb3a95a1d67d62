package org.tiezheng.present.hearing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * Everything that is shown at a hearing.
 *
 * @param carry the original carriers, each once
 */
public record HearingPlan(List<Showing> items, List<Carry> carry) {
  public HearingPlan {
    items = List.copyOf(items);
    carry = List.copyOf(carry);
  }

  /**
   * A carrier to bring.
   *
   * @param device empty if nobody stated it
   * @param available what was said of whether it can be shown; may be empty
   * @param items numbers in the catalogue
   */
  public record Carry(
      String device,
      String serial,
      String holder,
      String available,
      String exception,
      List<String> items) {
    public Carry {
      items = List.copyOf(items);
    }
  }

  /** Items whose results go on that paper; what has nothing electronic has none. */
  public List<Showing> on(Script.Paper paper) {
    return items.stream().filter(s -> s.record() == paper && !s.steps().isEmpty()).toList();
  }

  /** All together, our estimate. */
  public int minutes() {
    return items.stream().mapToInt(Showing::minutes).sum();
  }

  /**
   * Stands for everything that is compared, with number, words and place, in its order: SHA-256, 64
   * hexadecimal digits. Advice, carriers and minutes do not change it.
   */
  public String digest() {
    return sha256(
        items.stream()
            .map(s ->
                List.of(
                    s.item(), s.listed(), s.points().stream().map(Showing.Point::digest).toList()))
            .toList());
  }

  static String sha256(Object value) {
    byte[] form = EvidenceJson.write(value).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(RunningDigest.newSha256().digest(form));
  }
}
