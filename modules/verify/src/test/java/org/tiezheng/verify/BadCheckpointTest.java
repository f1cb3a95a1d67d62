package org.tiezheng.verify;

import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.verify.bundle.BundleLayout;

/** Checkpoints, tokens, certificates and keys that are not what they should be. */
class BadCheckpointTest extends BadBundles {
  @Override
  void defects() {
    checkpointsAndTokens();
    keys();
  }

  private void checkpointsAndTokens() {
    listed(
        "checkpoint-file-of-another-tree",
        1,
        Check.CHECKPOINT,
        BadBundles::body,
        bundle -> bundle.put(body(bundle), stranger.checkpoint().body()));
    listed(
        "checkpoint-file-missing",
        3,
        Check.CHECKPOINT,
        BadBundles::body,
        bundle -> {
          String path = body(bundle);
          byte[] bytes = bundle.file(path);
          bundle.files().remove(path);
          bundle.files().put(BundleLayout.CHECKPOINTS + "copy.txt", bytes);
        });
    listed(
        "token-over-another-checkpoint",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-p256"),
        bundle -> bundle.files().put(token(bundle, "own-p256"), other(operator, "own-p256")));
    listed(
        "token-of-another-service",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-sm2"),
        bundle ->
            bundle.files().put(token(bundle, "own-sm2"), bundle.file(token(bundle, "own-p256"))));
    listed(
        "token-that-is-no-token",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-sm2"),
        bundle -> bundle.put(token(bundle, "own-sm2"), "no token"));
    listed(
        "no-token-at-all",
        3,
        Check.TOKEN,
        BadBundles::body,
        bundle -> {
          bundle.files().remove(token(bundle, "own-p256"));
          bundle.files().remove(token(bundle, "own-sm2"));
        });
    String pem = BundleLayout.tsaCertificate("own-p256");
    listed(
        "certificate-of-a-stranger",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-p256"),
        bundle -> bundle.put(pem, stranger.publicFile("tsa-own-p256.pem")));
    listed(
        "certificate-missing",
        3,
        Check.TIME_SERVICE,
        file(pem),
        bundle -> bundle.files().remove(pem));
    listed(
        "certificate-that-is-none",
        1,
        Check.TIME_SERVICE,
        file(pem),
        bundle -> bundle.put(pem, "no certificate\n"));
  }

  private void keys() {
    listed(
        "log-key-missing",
        3,
        Check.LOG_KEY,
        file(BundleLayout.LOG_VKEY),
        bundle -> bundle.files().remove(BundleLayout.LOG_VKEY));
    listed(
        "log-key-of-a-stranger",
        1,
        Check.LOG_KEY,
        file(BundleLayout.CLAIM),
        bundle -> bundle.put(BundleLayout.LOG_VKEY, stranger.publicFile("log.vkey")));
    listed(
        "log-key-that-is-none",
        1,
        Check.LOG_KEY,
        file(BundleLayout.LOG_VKEY),
        bundle -> bundle.put(BundleLayout.LOG_VKEY, "no key\n"));
    listed(
        "cosigner-key-as-log-key",
        1,
        Check.LOG_KEY,
        file(BundleLayout.LOG_VKEY),
        bundle -> bundle.put(BundleLayout.LOG_VKEY, bundle.text(BundleLayout.COSIGNER_VKEY)));
    listed(
        "cosigner-key-missing",
        3,
        Check.LOG_KEY,
        file(BundleLayout.COSIGNER_VKEY),
        bundle -> bundle.files().remove(BundleLayout.COSIGNER_VKEY));
  }

  private static byte[] other(Operator operator, String service) {
    operator.deposit(LeafType.DIGEST, new byte[] {1});
    byte[] token = operator.tokens(operator.checkpoint()).get(service);
    return token == null ? new byte[0] : token;
  }
}
