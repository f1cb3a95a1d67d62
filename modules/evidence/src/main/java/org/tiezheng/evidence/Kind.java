package org.tiezheng.evidence;

/** What an item of evidence is, in the words of the rules: the `types` of a rule name these. */
public enum Kind {
  CHAT("聊天记录", "chat record", Category.CAT2),
  SMS("短信", "text messages", Category.CAT2),
  CALLS("通话记录", "call log", Category.CAT3),
  CONTACTS("通讯录", "contacts", Category.CAT5),
  EMAIL("电子邮件", "e-mail", Category.CAT2),
  PAYMENT("支付/转账记录", "payment record", Category.CAT3),
  PHOTO("照片", "photograph", Category.CAT4),
  AUDIO("录音", "audio recording", Category.CAT4),
  VIDEO("录像", "video recording", Category.CAT4),
  DOCUMENT("电子文档", "document", Category.CAT4),
  WEB("网页", "web page", Category.CAT1),
  FAX("传真", "fax", Category.CAT2),
  LOG("系统日志", "log", Category.CAT3),
  CERTIFICATE("数字证书", "digital certificate", Category.CAT4),
  PROGRAM("计算机程序", "program", Category.CAT4),
  OTHER("其他电子数据", "other electronic data", Category.CAT5);

  private final Text title;
  private final Category category;

  Kind(String zh, String en, Category category) {
    this.title = new Text(zh, en);
    this.category = category;
  }

  /** The name that papers print. */
  public Text title() {
    return title;
  }

  /** The statutory category such an item usually falls in; a person may choose another. */
  public Category usualCategory() {
    return category;
  }
}
