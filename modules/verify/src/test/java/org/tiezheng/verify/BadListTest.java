package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.tiezheng.verify.bundle.BundleLayout;

/** Lists and the root folder with something missing, added or changed. */
class BadListTest extends BadBundles {
  @Override
  void defects() {
    lists();
    root();
  }

  private void lists() {
    Function<TestBundle, String> manifest = file(BundleLayout.MANIFEST);
    afterLists(
        "manifest-with-crlf",
        1,
        Check.BAG,
        manifest,
        bundle -> replace(bundle, BundleLayout.MANIFEST, "\n", "\r\n"));
    afterLists(
        "manifest-not-sorted",
        1,
        Check.BAG,
        manifest,
        bundle -> {
          List<String> lines = new ArrayList<>(bundle.text(BundleLayout.MANIFEST).lines().toList());
          Collections.reverse(lines);
          bundle.put(BundleLayout.MANIFEST, String.join("\n", lines) + "\n");
        });
    afterLists(
        "manifest-with-a-path-out-of-the-bag",
        1,
        Check.BAG,
        file("../../etc/passwd"),
        bundle ->
            bundle.put(
                BundleLayout.MANIFEST,
                "0".repeat(64) + "  ../../etc/passwd\n" + bundle.text(BundleLayout.MANIFEST)));
    afterLists(
        "manifest-that-lists-a-file-twice",
        1,
        Check.BAG,
        file(TestBundle.PAPER),
        bundle ->
            bundle.put(
                BundleLayout.MANIFEST,
                bundle.text(BundleLayout.MANIFEST)
                    + "0".repeat(64)
                    + "  "
                    + TestBundle.PAPER
                    + "\n"));
    afterLists(
        "sm3-of-one-file-wrong",
        1,
        Check.SM3,
        file(TestBundle.CHAT),
        bundle -> {
          String text = bundle.text(BundleLayout.SM3_SUMS);
          String line = text.lines().filter(l -> l.contains("聊天记录")).findFirst().orElseThrow();
          bundle.put(
              BundleLayout.SM3_SUMS, text.replace(line, "0".repeat(64) + line.substring(64)));
        });
    afterLists(
        "sm3-of-one-file-not-listed",
        1,
        Check.SM3,
        file(TestBundle.CHAT),
        bundle -> {
          String text = bundle.text(BundleLayout.SM3_SUMS);
          String line = text.lines().filter(l -> l.contains("聊天记录")).findFirst().orElseThrow();
          bundle.put(BundleLayout.SM3_SUMS, text.replace(line + "\n", ""));
        });
    afterLists(
        "sm3-list-missing",
        3,
        Check.SM3,
        file(BundleLayout.SM3_SUMS),
        bundle -> bundle.files().remove(BundleLayout.SM3_SUMS));
    afterLists(
        "payload-oxum-wrong",
        1,
        Check.PAYLOAD_OXUM,
        file(BundleLayout.BAG_INFO),
        bundle -> replace(bundle, BundleLayout.BAG_INFO, ".6\n", ".7\n"));
    afterLists(
        "payload-oxum-missing",
        3,
        Check.PAYLOAD_OXUM,
        file(BundleLayout.BAG_INFO),
        bundle -> replace(bundle, BundleLayout.BAG_INFO, "Payload-Oxum", "Oxum"));
    afterLists(
        "identifier-of-another-bundle",
        1,
        Check.CLAIM,
        file(BundleLayout.BAG_INFO),
        bundle -> replace(bundle, BundleLayout.BAG_INFO, "0198c0de", "1198c0de"));
    afterLists(
        "file-to-be-fetched",
        1,
        Check.BAG,
        file(BundleLayout.FETCH),
        bundle -> bundle.put(BundleLayout.FETCH, "http://localhost/x - data/x\n"));
    afterLists(
        "bag-of-a-draft-version",
        1,
        Check.BAG,
        file(BundleLayout.BAGIT),
        bundle -> replace(bundle, BundleLayout.BAGIT, "1.0", "0.97"));
    afterLists(
        "bag-in-utf-16",
        1,
        Check.BAG,
        file(BundleLayout.BAGIT),
        bundle -> replace(bundle, BundleLayout.BAGIT, "UTF-8", "UTF-16"));
  }

  private void root() {
    Check bag = Check.BAG_DEPOSIT;
    atTheEnd(
        "root-of-another-bundle",
        1,
        bag,
        file(BundleLayout.TAG_MANIFEST),
        bundle -> {
          TestBundle other =
              new TestBundle(operator)
                  .fill()
                  .claim(c ->
                      with(
                          c,
                          c.items(),
                          c.times(),
                          c.withheld(),
                          c.events(),
                          c.log(),
                          "1".repeat(64),
                          1))
                  .list()
                  .seal();
          other
              .files()
              .forEach((path, bytes) -> {
                if (BundleLayout.isRoot(path)) {
                  bundle.files().put(path, bytes);
                }
              });
        });
    atTheEnd(
        "root-of-a-strangers-log",
        1,
        bag,
        file(BundleLayout.BAG_PROOF),
        bundle -> {
          TestBundle other = TestBundle.good(stranger);
          bundle.files().put(BundleLayout.BAG_PROOF, other.file(BundleLayout.BAG_PROOF));
        });
    for (String path :
        List.of(BundleLayout.BAG_LEAF, BundleLayout.BAG_OPENING, BundleLayout.BAG_PROOF)) {
      atTheEnd(
          "root-without-" + path.substring(path.lastIndexOf('.') + 1) + path.length(),
          3,
          bag,
          file(path),
          bundle -> bundle.files().remove(path));
    }
    atTheEnd(
        "root-without-checkpoint",
        3,
        Check.CHECKPOINT,
        file(BundleLayout.BAG_CHECKPOINT),
        bundle -> bundle.files().remove(BundleLayout.BAG_CHECKPOINT));
    atTheEnd(
        "root-without-token",
        3,
        Check.TOKEN,
        file(BundleLayout.bagToken("own-sm2")),
        bundle -> bundle.files().remove(BundleLayout.bagToken("own-sm2")));
    atTheEnd(
        "root-with-a-token-of-nobody",
        1,
        Check.TOKEN,
        file(BundleLayout.bagToken("x")),
        bundle -> bundle.put(BundleLayout.bagToken("x"), "x"));
    atTheEnd(
        "root-token-with-a-byte-more",
        1,
        Check.TOKEN,
        file(BundleLayout.bagToken("own-p256")),
        bundle -> {
          byte[] token = bundle.file(BundleLayout.bagToken("own-p256"));
          bundle
              .files()
              .put(BundleLayout.bagToken("own-p256"), Arrays.copyOf(token, token.length + 1));
        });
    atTheEnd(
        "root-opening-not-canonical",
        1,
        bag,
        file(BundleLayout.BAG_OPENING),
        bundle ->
            bundle.put(BundleLayout.BAG_OPENING, " " + bundle.text(BundleLayout.BAG_OPENING)));
    atTheEnd(
        "root-with-another-file",
        1,
        Check.NOTHING_ELSE,
        file(BundleLayout.ROOT + "note.txt"),
        bundle -> bundle.put(BundleLayout.ROOT + "note.txt", "x"));
    atTheEnd(
        "root-missing-altogether",
        3,
        bag,
        file(BundleLayout.BAG_LEAF),
        bundle -> bundle.files().keySet().removeIf(BundleLayout::isRoot));
  }
}
