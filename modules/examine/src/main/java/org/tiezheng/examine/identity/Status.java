package org.tiezheng.examine.identity;

import org.tiezheng.evidence.Text;

/** What is proved of whose account it is. */
public enum Status {
  /** Something speaks against the claim, or two persons are claimed for the same time. */
  CONTRADICTED("有矛盾", "contradicted"),
  /** Nobody is claimed, or no proof of the claim leads to an item of the case. */
  UNPROVED("没有依据", "unproved"),
  ONE_PROOF("一项独立依据", "one independent proof"),
  /** Two or more independent proofs that a person confirmed. */
  TWO_PROOFS("两项以上独立依据", "two or more independent proofs"),
  /** The other side admitted it in the proceedings (Evidence Provisions 2019, art. 3). */
  ADMITTED("对方在诉讼中承认", "admitted by the other side");

  private final Text title;

  Status(String zh, String en) {
    title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }
}
