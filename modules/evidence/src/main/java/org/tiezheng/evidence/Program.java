package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A computer program as a piece of evidence.
 *
 * @param time when it was built, as it says
 * @param version as it says; empty if it says none
 * @param sha256 of its bytes
 * @param signature the signature over its code; empty if it has none
 * @param needs what it runs on: system, architecture, libraries
 * @param runs that were recorded
 */
public record Program(
    Provenance provenance,
    RecordedTime time,
    String name,
    String version,
    String sha256,
    Optional<CodeSignature> signature,
    Map<String, String> needs,
    List<Run> runs)
    implements FileFacts {
  public Program {
    needs = Map.copyOf(needs);
    runs = List.copyOf(runs);
  }

  /**
   * A signature over a program.
   *
   * @param valid whether it holds; empty if not checked
   */
  public record CodeSignature(String signer, Optional<Boolean> valid) {}

  /**
   * A run that was recorded.
   *
   * @param sha256 of the program that ran
   * @param environment on what it ran
   * @param behaviour what was seen
   * @param record SHA-256 of the film or log of the run; empty if there is none
   */
  public record Run(
      RecordedTime time,
      String sha256,
      Map<String, String> environment,
      String behaviour,
      String record) {
    public Run {
      environment = Map.copyOf(environment);
    }
  }

  @Override
  public String line() {
    return (name + " " + version).strip();
  }
}
