package org.tiezheng.seal.time;

import org.tiezheng.evidence.Text;

/** Whose clock a token tells; decided by the reader's trust list, never by the token itself. */
public enum ClockOrigin {
  /** The clock of whoever runs the log: no third party, whatever the certificate says. */
  OWN(new Text("自有时钟,非第三方", "own clock, not a third party")),
  /** The clock of somebody whom the reader has named as independent. */
  THIRD_PARTY(new Text("第三方时间", "third party's clock")),
  /** No certificate that the reader trusts stands above the token. */
  UNKNOWN(new Text("时钟来源未知", "unknown clock"));

  private final Text label;

  ClockOrigin(Text label) {
    this.label = label;
  }

  /** The words that every paper prints. */
  public Text label() {
    return label;
  }
}
