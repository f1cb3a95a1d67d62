package org.tiezheng.present.bundle;

import java.util.Map;

/**
 * A checkpoint with the time tokens over it.
 *
 * @param body the three lines with their line ends, which the tokens are over
 * @param tokens complete TimeStampResp in DER by the name of the service ({@code own-p256}, {@code
 *     own-sm2}, or that of an external one); may be empty while no service has answered yet
 */
public record StampedCheckpoint(String body, Map<String, byte[]> tokens) {
  public StampedCheckpoint {
    tokens = Map.copyOf(tokens);
  }
}
