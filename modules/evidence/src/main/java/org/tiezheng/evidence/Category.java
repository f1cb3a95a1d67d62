package org.tiezheng.evidence;

/** The five categories of electronic data of art. 14 of the Evidence Provisions 2019. */
public enum Category {
  /** Information published on a network platform: pages, blogs, moments. */
  CAT1,
  /** Communication by network applications: text messages, mail, instant messages, groups. */
  CAT2,
  /** Registration, identity authentication, transaction and communication records, login logs. */
  CAT3,
  /** Files: documents, pictures, sound, video, certificates, programs. */
  CAT4,
  /** Anything else stored, processed or transmitted in digital form. */
  CAT5;

  /** The official wording in short. */
  public Text title() {
    return switch (this) {
      case CAT1 -> new Text("网络平台发布的信息", "information published on network platforms");
      case CAT2 -> new Text("网络应用服务的通信信息", "communication by network applications");
      case CAT3 -> new Text("用户注册、认证、交易、登录等记录", "registration, transaction and login records");
      case CAT4 -> new Text("电子文件", "electronic files");
      case CAT5 -> new Text("其他以数字化形式存储、处理、传输的信息", "other digital information");
    };
  }
}
