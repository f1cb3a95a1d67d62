package org.tiezheng.casework.capture;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * How a capture stands.
 *
 * @param matter name of the case
 * @param medium name of a {@link org.tiezheng.collect.capture.Medium}
 * @param shots id of the list of shots
 * @param challenge code to be filmed or spoken
 * @param genesis what the first record names
 * @param last number of the last record that came
 * @param link what the next record has to name
 * @param takes number of the last take
 * @param bytes that came
 * @param deposited number of the last record that is deposited; -1 if not even the beginning is
 * @param stated what the person stated
 * @param trouble why the newest records could not be deposited yet
 */
public record Standing(
    String id,
    String matter,
    String medium,
    String shots,
    String challenge,
    String genesis,
    Instant began,
    long last,
    String link,
    int takes,
    long bytes,
    long deposited,
    boolean ended,
    Map<String, String> stated,
    Optional<Text> trouble) {
  public Standing {
    stated = Map.copyOf(stated);
  }
}
