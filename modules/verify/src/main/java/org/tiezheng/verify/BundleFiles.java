package org.tiezheng.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.FileOutcome.Digested;
import org.tiezheng.seal.digest.FileOutcome.Unreadable;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bag.BagCheck;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.container.Container;

/**
 * The files of a bundle after one pass over all of them. What is read later must be the very bytes
 * that were digested then.
 */
final class BundleFiles {
  private final Container container;
  private final int limit;

  /** Of smaller files SM3 takes no time that anybody notices. */
  private static final long LARGE = 1L << 16;

  private final Map<String, FileOutcome> outcomes = new TreeMap<>(BundleLayout.BY_PATH_BYTES);
  private final Set<String> sealed = new HashSet<>();

  /** Digests every file, once; a large one whose SM3 may be known with SHA-256 first. */
  BundleFiles(Container container, VerifyOptions options, Progress progress)
      throws InterruptedException {
    this.container = container;
    limit = options.limits().tagFileBytes();
    boolean mayBeKnown =
        options.digests() == DigestSet.SHA256_AND_SM3 && !options.sealed().isEmpty();
    Pass pass = new Pass(options, progress);
    List<String> now = new ArrayList<>();
    List<String> large = new ArrayList<>();
    container.members().forEach(m -> (mayBeKnown && m.size() >= LARGE ? large : now).add(m.path()));
    pass.digest(large, Digester.sha256Only())
        .forEach((path, outcome) -> {
          Optional<Digested> known = known(outcome, options.sealed());
          known.ifPresent(_ -> sealed.add(path));
          outcomes.put(path, known.isPresent() ? known.get() : outcome);
          if (known.isEmpty()) {
            now.add(path);
          }
        });
    outcomes.putAll(pass.digest(now, new Digester(options.digests())));
  }

  /** Digests some of the files after others, and tells how far all of it is. */
  private final class Pass {
    private final VerifyOptions options;
    private final Progress progress;
    private long bytes;
    private long files;

    Pass(VerifyOptions options, Progress progress) {
      this.options = options;
      this.progress = progress;
    }

    Map<String, FileOutcome> digest(List<String> paths, Digester digester)
        throws InterruptedException {
      if (paths.isEmpty()) {
        return Map.of();
      }
      long bytesBefore = bytes;
      long filesBefore = files;
      return container.digest(
          paths,
          digester,
          options.workers(),
          (b, f) -> {
            bytes = bytesBefore + b;
            files = filesBefore + f;
            progress.advanced(bytes, files);
          });
    }
  }

  /** With the SM3 that was computed together with this SHA-256 before. */
  private static Optional<Digested> known(FileOutcome outcome, Map<String, String> sealed) {
    if (!(outcome instanceof Digested digested)) {
      return Optional.empty();
    }
    ContentDigest found = digested.digest();
    return Optional.ofNullable(sealed.get(found.sha256()))
        .map(sm3 ->
            new Digested(
                digested.file(),
                new ContentDigest(found.sha256(), Optional.of(sm3), found.size())));
  }

  /** Whether the SM3 of a file is the one known for its SHA-256, and was not computed of it. */
  boolean isSm3Sealed(String path) {
    return sealed.contains(path);
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
