package org.tiezheng.present.letter;

import org.tiezheng.evidence.Text;

/** Who may make a paper and hand it in. */
public enum Filer {
  PARTY("当事人", "a party"),
  AGENT("诉讼代理人", "the party's agent in the suit"),
  LAWYER("代理律师（须有律师）", "the party's lawyer only"),
  COLLECTOR("取证、提取数据的人", "the person who collected the data"),
  CERTIFIER("具备资格的证明人", "a qualified person who certifies"),
  COURT("法院（空白表格，由法院填写）", "the court (a blank form that the court fills in)");

  private final Text title;

  Filer(String zh, String en) {
    this.title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }
}
