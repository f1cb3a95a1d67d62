package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.verify.bundle.BundleLayout;

/** Leaves, openings and proofs that are not what they should be. */
class BadReceiptTest extends BadBundles {
  @Override
  void defects() {
    receipts();
  }

  private void receipts() {
    Check original = Check.ORIGINAL_DEPOSIT;
    listed(
        "leaf-not-canonical",
        1,
        original,
        BadBundles::leaf,
        bundle -> replace(bundle, leaf(bundle), "\"v\":1", "\"v\": 1"));
    listed(
        "leaf-of-another-deposit",
        1,
        original,
        BadBundles::leaf,
        bundle -> {
          String other = BundleLayout.leaf(bundle.depositOf(TestBundle.BILL));
          bundle.put(leaf(bundle), bundle.text(other));
        });
    listed(
        "leaf-is-an-event",
        1,
        original,
        BadBundles::leaf,
        bundle -> replace(bundle, leaf(bundle), "\"original\"", "\"event\""));
    listed(
        "leaf-missing",
        3,
        original,
        BadBundles::leaf,
        bundle -> bundle.files().remove(leaf(bundle)));
    listed(
        "opening-missing",
        3,
        original,
        BadBundles::opening,
        bundle -> bundle.files().remove(opening(bundle)));
    listed(
        "opening-with-another-salt",
        1,
        original,
        BadBundles::opening,
        bundle -> {
          String text = bundle.text(opening(bundle));
          int salt = text.indexOf("\"salt\":\"") + 8;
          bundle.put(
              opening(bundle),
              text.substring(0, salt) + "0".repeat(64) + text.substring(salt + 64));
        });
    listed(
        "opening-with-another-size",
        1,
        original,
        file(TestBundle.CHAT),
        bundle -> replace(bundle, opening(bundle), "\"size\":", "\"size\":1"));
    listed(
        "proof-missing",
        3,
        original,
        BadBundles::proof,
        bundle -> bundle.files().remove(proof(bundle)));
    listed(
        "proof-with-an-extra-line",
        1,
        original,
        BadBundles::proof,
        bundle -> replace(bundle, proof(bundle), "\nindex ", "\nextra AAAA\nindex "));
    listed(
        "proof-for-another-index",
        1,
        original,
        BadBundles::proof,
        bundle ->
            bundle.put(
                proof(bundle), bundle.text(proof(bundle)).replaceFirst("index [0-9]+", "index 1")));
    listed(
        "proof-with-a-path-one-hash-short",
        1,
        original,
        BadBundles::proof,
        bundle -> {
          String text = bundle.text(proof(bundle));
          int hash = text.indexOf('\n', text.indexOf("index ")) + 1;
          bundle.put(
              proof(bundle),
              text.substring(0, hash) + text.substring(text.indexOf('\n', hash) + 1));
        });
    listed(
        "checkpoint-signature-broken",
        1,
        original,
        BadBundles::proof,
        bundle -> changeSignature(bundle, false));
    listed(
        "checkpoint-signature-removed",
        1,
        original,
        BadBundles::proof,
        bundle -> removeSignature(bundle, false));
    listed(
        "cosignature-broken",
        1,
        Check.COSIGNATURE,
        BadBundles::proof,
        bundle -> changeSignature(bundle, true));
    listed(
        "cosignature-removed",
        3,
        Check.COSIGNATURE,
        BadBundles::proof,
        bundle -> removeSignature(bundle, true));
    listed(
        "checkpoint-with-an-unknown-signature-more",
        1,
        original,
        BadBundles::proof,
        bundle ->
            bundle.put(proof(bundle), bundle.text(proof(bundle)) + "— stranger AAAAAAAAAAAA\n"));
  }

  private static void changeSignature(TestBundle bundle, boolean cosigner) {
    List<String> lines = new ArrayList<>(bundle.text(proof(bundle)).lines().toList());
    int at = lines.size() - (cosigner ? 1 : 2);
    String line = lines.get(at);
    int middle = line.length() - 20;
    char other = line.charAt(middle) == 'A' ? 'B' : 'A';
    lines.set(at, line.substring(0, middle) + other + line.substring(middle + 1));
    bundle.put(proof(bundle), String.join("\n", lines) + "\n");
  }

  private static void removeSignature(TestBundle bundle, boolean cosigner) {
    List<String> lines = new ArrayList<>(bundle.text(proof(bundle)).lines().toList());
    lines.remove(lines.size() - (cosigner ? 1 : 2));
    bundle.put(proof(bundle), String.join("\n", lines) + "\n");
  }
}
