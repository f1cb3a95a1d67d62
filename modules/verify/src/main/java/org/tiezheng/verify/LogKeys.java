package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** Which keys of log and cosigner are relied on, and where they come from. */
final class LogKeys {
  private final BundleFiles files;
  private final StepList steps;
  private final List<VerifierKey> known = new ArrayList<>();
  private boolean cosignerKnown;

  LogKeys(BundleFiles files, StepList steps) {
    this.files = files;
    this.steps = steps;
  }

  /** The keys that signatures are checked with. */
  List<VerifierKey> known() {
    return List.copyOf(known);
  }

  boolean cosignerKnown() {
    return cosignerKnown;
  }

  void run(Optional<VerifierKey> pinned, Optional<Claim> claim) {
    Optional<VerifierKey> inBundle = read(BundleLayout.LOG_VKEY, false);
    Optional<VerifierKey> cosigner = read(BundleLayout.COSIGNER_VKEY, true);
    cosigner.ifPresent(known::add);
    cosignerKnown = cosigner.isPresent();
    pinned.or(() -> inBundle).ifPresent(known::add);
    if (pinned.isPresent()) {
      pinned(pinned.get(), inBundle);
    } else if (inBundle.isPresent()) {
      steps.note(
          Check.LOG_KEY,
          "日志公钥取自材料包,是日志运营者自己的陈述;可用 --log-vkey 从外部核对。",
          "The log key comes from the bundle: the operator's own statement. Pin it from outside"
              + " with --log-vkey.");
    }
    claim.ifPresent(stated -> origin(stated, pinned.or(() -> inBundle)));
  }

  private void pinned(VerifierKey pinned, Optional<VerifierKey> inBundle) {
    if (inBundle.isPresent() && !inBundle.get().equals(pinned)) {
      steps.missing(
          Check.LOG_KEY,
          BundleLayout.LOG_VKEY,
          "材料包中的日志公钥不是您从外部给出的那一个,材料包的公钥未被采用。",
          "The log key in the bundle is not the one given from outside; the bundle's key was not"
              + " used.");
    } else {
      steps.passed(
          Check.LOG_KEY, "日志公钥由验证者从外部给出。", "The log key was pinned from outside by the reader.");
    }
  }

  private Optional<VerifierKey> read(String path, boolean cosigner) {
    Optional<byte[]> bytes = files.readIfThere(path);
    if (bytes.isEmpty()) {
      steps.missing(Check.LOG_KEY, path, "缺少 " + path + "。", path + " is missing.");
      return Optional.empty();
    }
    String text = new String(bytes.get(), StandardCharsets.UTF_8);
    Optional<VerifierKey> key =
        (text.endsWith("\n")
                ? VerifierKey.parse(text.substring(0, text.length() - 1))
                : Optional.<VerifierKey>empty())
            .filter(parsed -> parsed.isCosigner() == cosigner);
    if (key.isEmpty()) {
      steps.failed(
          Check.LOG_KEY,
          path,
          path + " 不是一行有效的公钥(vkey)。",
          path + " is not one valid line with a public key (vkey).");
    }
    return key;
  }

  private void origin(Claim claim, Optional<VerifierKey> key) {
    if (key.isPresent() && !key.get().name().equals(claim.log().origin())) {
      steps.failed(
          Check.LOG_KEY,
          BundleLayout.CLAIM,
          "证据声明的日志名 " + claim.log().origin() + " 不是公钥的日志名 " + key.get().name() + "。",
          "The claim names the log "
              + claim.log().origin()
              + ", the key belongs to "
              + key.get().name()
              + ".");
    }
  }
}
