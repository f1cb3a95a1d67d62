package org.tiezheng.verify.bag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.tiezheng.verify.Limits;
import org.tiezheng.verify.container.Container;

/**
 * Checks that a folder or zip is a complete and valid bag: RFC 8493 for version 1.0, and its drafts
 * 0.93 to 0.97 as far as they are more lenient. Knows nothing of what Tiezheng puts into bags.
 * Nothing is fetched and nothing written. Stateless.
 */
public final class BagCheck {
  private BagCheck() {}

  /**
   * Checks any bag, with MD5, SHA-1 or SHA-2 manifests.
   *
   * @throws org.tiezheng.verify.container.UnreadableContainerException when there is no bag
   */
  public static BagFindings check(Path folderOrZip, Limits limits) throws IOException {
    try (Container container = Container.open(folderOrZip, limits)) {
      return check(
          container,
          path -> read(container, path, limits.tagFileBytes()),
          (path, algorithm) -> digest(container, path, algorithm));
    }
  }

  /** Checks a bag that is being read anyway; {@code digests} need not know every algorithm. */
  public static BagFindings check(Container container, TagFiles files, DigestSource digests) {
    return new BagRun(container, files, digests).run();
  }

  /** All bytes of a member that must not be larger than {@code limit}. */
  public static byte[] read(Container container, String path, int limit) throws IOException {
    try (InputStream in = container.open(path)) {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new IOException(path + " is larger than " + limit + " bytes");
      }
      return bytes;
    }
  }

  /** Lower-case hex of one member; empty when it cannot be read. */
  public static Optional<String> digest(Container container, String path, String algorithm) {
    try (InputStream in = container.open(path)) {
      MessageDigest digest =
          MessageDigest.getInstance(BagAlgorithms.javaName(algorithm).orElse(algorithm));
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has the digests of BagAlgorithms", e);
    }
  }
}
