package org.tiezheng.verify.bundle;

import java.nio.charset.StandardCharsets;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * The evidence root: the RFC 6962 Merkle root over the manifest's lines of the originals, in the
 * order of the manifest (docs/bundle-format.md section 4.2). It is printed on papers and does not
 * change when a paper is made again. With no original it is SHA-256 of nothing, as RFC 6962 section
 * 2.1 has it for the empty list.
 */
public final class EvidenceRoot {
  private EvidenceRoot() {}

  /** The root of a payload manifest, 64 hex digits. */
  public static String of(BagManifest payload) {
    return MerkleTree.root(
            payload.entries().stream()
                .filter(entry -> BundleLayout.isOriginal(entry.path()))
                .map(entry -> BagManifest.line(entry).getBytes(StandardCharsets.UTF_8))
                .toList())
        .hex();
  }
}
