package org.tiezheng.present.bundle;

import java.nio.charset.StandardCharsets;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.MalformedProofException;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.TlogProof;

/** A receipt with its parts understood. */
record ReadReceipt(Receipt receipt, Leaf leaf, Opening opening, TlogProof proof) {
  static ReadReceipt of(Receipt receipt, Text what) {
    try {
      Leaf leaf = Leaf.parse(bytes(receipt.leaf()));
      Opening opening = Opening.parse(bytes(receipt.opening()));
      TlogProof proof = TlogProof.parse(bytes(receipt.proof()));
      if (!opening.id().equals(leaf.id()) || !opening.opens(leaf.commit())) {
        throw contradiction(what, new Text("开启信息与存证记录不符", "the opening does not open the leaf"));
      }
      return new ReadReceipt(receipt, leaf, opening, proof);
    } catch (MalformedProofException e) {
      throw contradiction(what, e.sentence());
    }
  }

  private static BundleException.Contradiction contradiction(Text what, Text reason) {
    return new BundleException.Contradiction(
        new Text(
            "存证回执（" + what.zh() + "）不可用：" + reason.zh(),
            "The receipt of " + what.en() + " cannot be used: " + reason.en()));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String id() {
    return leaf.id().toString();
  }

  long treeSize() {
    return proof.checkpoint().size();
  }
}
