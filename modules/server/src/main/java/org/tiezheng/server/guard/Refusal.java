package org.tiezheng.server.guard;

import org.tiezheng.evidence.Text;

/** A request that is not answered as asked: with which status, and the sentence a person reads. */
public final class Refusal extends RuntimeException {
  private final int status;
  private final Text sentence;

  public Refusal(int status, Text sentence) {
    super(sentence.en());
    this.status = status;
    this.sentence = sentence;
  }

  /** 404 for a page, a case or anything else that is not there. */
  public static Refusal notFound() {
    return new Refusal(
        404,
        new Text(
            "没有这个页面或内容;可能已改名或移走,请从首页重新进入。",
            "There is no such page or thing; it may have been renamed or moved. Begin at the start"
                + " page."));
  }

  /** 400 with what is wrong. */
  public static Refusal bad(String zh, String en) {
    return new Refusal(400, new Text(zh, en));
  }

  public int status() {
    return status;
  }

  public Text sentence() {
    return sentence;
  }
}
