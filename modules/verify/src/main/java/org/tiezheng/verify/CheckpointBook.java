package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.MalformedProofException;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * The checkpoints that proofs lead to, by tree size: each must be there as a file, word for word,
 * and one log cannot have two trees of one size.
 */
final class CheckpointBook {
  private final BundleFiles files;
  private final StepList steps;
  private final SortedMap<Long, String> used = new TreeMap<>();
  private final Map<Long, String> bodies = new HashMap<>();
  private Optional<Checkpoint> bag = Optional.empty();

  CheckpointBook(BundleFiles files, StepList steps) {
    this.files = files;
    this.steps = steps;
  }

  /** Notes the checkpoint of a proof for an original, an event or something withheld. */
  void use(Checkpoint checkpoint, String proofFile) {
    fork(checkpoint, proofFile);
    used.putIfAbsent(checkpoint.size(), checkpoint.body());
  }

  /** Notes the checkpoint of the bag's own proof. */
  void useForBag(Checkpoint checkpoint) {
    fork(checkpoint, BundleLayout.BAG_PROOF);
    bag = Optional.of(checkpoint);
  }

  private void fork(Checkpoint checkpoint, String proofFile) {
    String other = bodies.putIfAbsent(checkpoint.size(), checkpoint.body());
    if (other != null && !other.equals(checkpoint.body())) {
      steps.failed(
          Check.CHECKPOINT,
          proofFile,
          "日志在 " + checkpoint.size() + " 条处有两个不同的检查点(分叉)。",
          "The log has two different checkpoints of " + checkpoint.size() + " leaves: a fork.");
    }
  }

  /** Bodies by tree size, of all but the bag's. */
  SortedMap<Long, String> used() {
    return used;
  }

  /** The bag's checkpoint: of its proof, or of its own file where the proof cannot be read. */
  Optional<Checkpoint> bag() {
    return bag.or(
        () -> files.readIfThere(BundleLayout.BAG_CHECKPOINT).flatMap(CheckpointBook::read));
  }

  private static Optional<Checkpoint> read(byte[] body) {
    try {
      return Optional.of(Checkpoint.parse(new String(body, StandardCharsets.UTF_8)));
    } catch (MalformedProofException e) {
      return Optional.empty();
    }
  }

  /** How many different checkpoints the proofs lead to. */
  int count() {
    return bodies.size();
  }

  /** Compares with the files; to be called when all proofs have been read. */
  void checkFiles() {
    used.forEach((size, body) -> file(BundleLayout.checkpoint(size), body));
    bag.ifPresent(checkpoint -> file(BundleLayout.BAG_CHECKPOINT, checkpoint.body()));
    unused();
    if (!bodies.isEmpty() && steps.isClean(Check.CHECKPOINT)) {
      steps.passed(
          Check.CHECKPOINT,
          bodies.size() + " 个检查点文件与存证证明一致。",
          bodies.size() + " checkpoint files are those that the proofs lead to.");
    }
  }

  private void file(String path, String body) {
    Optional<byte[]> bytes = files.readIfThere(path);
    if (bytes.isEmpty()) {
      steps.missing(
          Check.CHECKPOINT,
          path,
          "缺少检查点文件 " + path + "。",
          "The checkpoint file " + path + " is missing.");
    } else if (!Arrays.equals(bytes.get(), body.getBytes(StandardCharsets.UTF_8))) {
      steps.failed(
          Check.CHECKPOINT,
          path,
          path + " 不是存证证明所指的检查点。",
          path + " is not the checkpoint that the proof leads to.");
    }
  }

  private void unused() {
    Set<String> known = new HashSet<>();
    used.keySet().forEach(size -> known.add(BundleLayout.checkpoint(size)));
    for (String path : files.paths()) {
      boolean body = path.startsWith(BundleLayout.CHECKPOINTS) && path.endsWith(".txt");
      if (body && !known.contains(path)) {
        steps.note(
            Check.CHECKPOINT,
            path,
            path + " 没有被任何证明使用,未检查。",
            path + " is used by no proof and was not checked.");
      }
    }
  }
}
