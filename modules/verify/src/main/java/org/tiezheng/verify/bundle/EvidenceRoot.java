package org.tiezheng.verify.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * The evidence root: the RFC 6962 Merkle root over the manifest's lines of the originals, in the
 * order of the manifest (docs/bundle-format.md section 4.2). It is printed on papers and does not
 * change when a paper is made again. With no original it is SHA-256 of nothing, as RFC 6962 section
 * 2.1 has it for the empty list.
 */
public final class EvidenceRoot {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private EvidenceRoot() {}

  /** The root of a payload manifest, 64 hex digits. */
  public static String of(BagManifest payload) {
    List<byte[]> leaves =
        payload.entries().stream()
            .filter(entry -> BundleLayout.isOriginal(entry.path()))
            .map(entry -> leaf(BagManifest.line(entry)))
            .toList();
    return HexFormat.of().formatHex(root(leaves));
  }

  private static byte[] leaf(String line) {
    MessageDigest sha256 = RunningDigest.newSha256();
    sha256.update(LEAF);
    return sha256.digest(line.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] root(List<byte[]> leaves) {
    MessageDigest sha256 = RunningDigest.newSha256();
    if (leaves.isEmpty()) {
      return sha256.digest();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    sha256.update(NODE);
    sha256.update(root(leaves.subList(0, split)));
    return sha256.digest(root(leaves.subList(split, leaves.size())));
  }
}
