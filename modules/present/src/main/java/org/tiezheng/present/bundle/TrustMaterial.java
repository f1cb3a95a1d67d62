package org.tiezheng.present.bundle;

import java.util.List;
import java.util.Map;

/**
 * The public keys and certificates that a verifier needs, and whose they are.
 *
 * @param origin name of the log
 * @param operator who runs the log, for a person
 * @param neutral always false for a log that a party runs
 * @param files name to text for {@code tiezheng/trust/}, as {@code PublicKeys.files()} gives them,
 *     and {@code tsa-<name>.pem} for each external service
 * @param services every time service whose tokens are in the plan
 */
public record TrustMaterial(
    String origin,
    String operator,
    boolean neutral,
    Map<String, String> files,
    List<TimeService> services) {
  public TrustMaterial {
    files = Map.copyOf(files);
    services = List.copyOf(services);
  }

  /**
   * A time service.
   *
   * @param name as in {@link StampedCheckpoint#tokens()}
   * @param thirdParty false for the operator's own clock
   * @param title who runs it, for a person
   */
  public record TimeService(String name, boolean thirdParty, String title) {}
}
