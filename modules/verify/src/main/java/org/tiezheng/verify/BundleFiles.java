package org.tiezheng.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.FileOutcome.Digested;
import org.tiezheng.seal.digest.FileOutcome.Unreadable;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bag.BagCheck;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.container.Container;
import org.tiezheng.verify.container.Member;

/**
 * The files of a bundle after one pass over all of them. What is read later must be the very bytes
 * that were digested then.
 */
final class BundleFiles {
  private final Container container;
  private final int limit;
  private final Map<String, FileOutcome> outcomes = new TreeMap<>(BundleLayout.BY_PATH_BYTES);

  /** Digests every file, once. */
  BundleFiles(Container container, VerifyOptions options, Progress progress)
      throws InterruptedException {
    this.container = container;
    limit = options.limits().tagFileBytes();
    List<String> paths = container.members().stream().map(Member::path).toList();
    outcomes.putAll(
        container.digest(paths, new Digester(options.digests()), options.workers(), progress));
  }

  Container container() {
    return container;
  }

  /** Every file, by path bytes. */
  List<String> paths() {
    return List.copyOf(outcomes.keySet());
  }

  boolean has(String path) {
    return outcomes.containsKey(path);
  }

  /** Empty when it is missing or could not be read. */
  Optional<ContentDigest> digest(String path) {
    return outcomes.get(path) instanceof Digested digested
        ? Optional.of(digested.digest())
        : Optional.empty();
  }

  /** Why a file that is there has no digest. */
  Optional<Unreadable> unreadable(String path) {
    return outcomes.get(path) instanceof Unreadable unreadable
        ? Optional.of(unreadable)
        : Optional.empty();
  }

  /**
   * All bytes of a small file.
   *
   * @throws IOException when it is missing, too large, or not what was digested
   */
  byte[] read(String path) throws IOException {
    ContentDigest digested =
        digest(path).orElseThrow(() -> new IOException(path + " has no digest"));
    byte[] bytes = BagCheck.read(container, path, limit);
    if (!Digester.sha256Only().digest(bytes).sha256().equals(digested.sha256())) {
      throw new IOException(path + " changed while it was being checked");
    }
    return bytes;
  }

  /** Whether a file that was digested is larger than what is read as a whole. */
  boolean isTooLarge(String path) {
    return digest(path).filter(digest -> digest.size() > limit).isPresent();
  }

  /** As above, empty for whatever reason it cannot be had. */
  Optional<byte[]> readIfThere(String path) {
    try {
      return has(path) ? Optional.of(read(path)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** For manifests: SHA-256 from the pass, anything else by reading again. */
  Optional<String> digest(String path, String algorithm) {
    return algorithm.equals("sha256")
        ? digest(path).map(ContentDigest::sha256)
        : BagCheck.digest(container, path, algorithm);
  }
}
