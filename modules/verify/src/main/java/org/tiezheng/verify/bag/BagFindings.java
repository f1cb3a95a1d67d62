package org.tiezheng.verify.bag;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.verify.bundle.BagManifest;

/**
 * What was found about a bag.
 *
 * @param declaration empty when bagit.txt cannot be read
 * @param payload payload manifests by algorithm
 * @param tags tag manifests by algorithm
 * @param metadata of bag-info.txt, empty when there is none
 * @param oxum the stated Payload-Oxum, when there is one in the right form
 */
public record BagFindings(
    Optional<BagDeclaration> declaration,
    Map<String, BagManifest> payload,
    Map<String, BagManifest> tags,
    Optional<BagMetadata> metadata,
    Optional<BagMetadata.Oxum> oxum,
    List<BagProblem> problems) {
  public BagFindings {
    payload = Map.copyOf(payload);
    tags = Map.copyOf(tags);
    problems = List.copyOf(problems);
  }

  /** Complete and valid in the sense of RFC 8493 section 3; warnings do not count. */
  public boolean isValid() {
    return problems.stream().allMatch(problem -> problem.kind().isWarning());
  }
}
