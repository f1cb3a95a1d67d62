package org.tiezheng.examine.compare;

import org.tiezheng.evidence.Text;

/**
 * A part of a message that can be compared by itself. A part that one copy does not carry is never
 * compared: that a format leaves it out says nothing about the message.
 */
public enum Facet {
  TEXT("文字", "words", Use.CONTENT),
  MD5("MD5", "MD5", Use.CONTENT),
  LENGTH("文件长度", "length of the file", Use.DETAIL),
  CAPTION("说明文字", "caption", Use.DETAIL),
  MILLIS("播放时长", "playing time", Use.NUMBER),
  TRANSFER("转账单号", "transfer number", Use.CONTENT),
  TRANSACTION("交易单号", "transaction number", Use.CONTENT),
  AMOUNT("金额", "amount", Use.CONTENT),
  MEMO("转账说明", "memo", Use.DETAIL),
  PACKET("红包编号", "red packet number", Use.CONTENT),
  GREETING("红包祝福语", "greeting", Use.DETAIL),
  SECONDS("通话时长", "length of the call", Use.NUMBER),
  TITLE("标题", "title", Use.CONTENT),
  FORWARDED("转发的内容", "forwarded messages", Use.CONTENT),
  /** Number that the sender's app gave a voice message: it identifies and is not compared. */
  CLIENT("客户端编号", "number given by the client", Use.IDENTITY),
  /** The message that is quoted, with the words: it identifies and is not compared. */
  QUOTED("引用", "quoted message", Use.IDENTITY),
  /** Digest of the bytes found: apps recompress, so that two copies may differ innocently. */
  FOUND("文件摘要", "digest of the file", Use.IDENTITY),
  /** What a share says it is, in the importer's words. */
  SORT("种类", "sort", Use.SORT),
  SENDER("发送者", "sender", Use.SORT),
  KIND("消息种类", "kind of message", Use.SORT);

  /** What a part is good for. */
  enum Use {
    /** Compared, and by it messages find each other. */
    CONTENT,
    /** Compared only. */
    DETAIL,
    /** Compared as a number with a tolerance. */
    NUMBER,
    /** Messages find each other by it; a difference says nothing. */
    IDENTITY,
    /** Neither: told by other means. */
    SORT
  }

  /** Milliseconds or seconds that exporters round away. */
  static final long ROUNDING_MILLIS = 2_000;

  static final long ROUNDING_SECONDS = 3;

  private final Text title;
  private final Use use;

  Facet(String zh, String en, Use use) {
    this.title = new Text(zh, en);
    this.use = use;
  }

  public Text title() {
    return title;
  }

  Use use() {
    return use;
  }

  /** Whether two values of a number differ by more than rounding. */
  boolean apart(long one, long other) {
    return Math.abs(one - other) > (this == MILLIS ? ROUNDING_MILLIS : ROUNDING_SECONDS);
  }
}
