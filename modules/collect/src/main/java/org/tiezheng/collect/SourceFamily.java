package org.tiezheng.collect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;

/**
 * What a person calls a kind of source, whatever program wrote it: {@code wechat} is the app's own
 * stores on any device and every tool's export of them. A format that carries several apps belongs
 * to each of them, so that naming one never passes over its messages.
 */
public enum SourceFamily {
  SMS("短信", "texts", "sms"),
  CALLS("通话记录", "calls", "calls"),
  CONTACTS("通讯录", "contacts", "contacts"),
  WECHAT(
      "微信",
      "WeChat",
      "wechat",
      "chat.chatlog",
      "chat.memotrace",
      "chat.weflow",
      "chat.wechatdataanalysis",
      "chat.chatlab",
      "chat.pictures"),
  QQ("QQ", "QQ", "chat.qq", "chat.qqnt", "chat.qce", "chat.chatlab", "chat.pictures"),
  WHATSAPP("WhatsApp", "WhatsApp", "chat.whatsapp", "chat.chatlab", "chat.pictures"),
  TELEGRAM("Telegram", "Telegram", "chat.telegram", "chat.chatlab", "chat.pictures"),
  WECOM("企业微信", "WeCom", "chat.wecom", "chat.pictures"),
  BILLS("账单", "bills", "payment"),
  MAIL("邮件", "mail", "mail"),
  PHOTO("照片", "photographs", "photo"),
  AUDIO("录音", "sound", "audio"),
  VIDEO("录像", "films", "video"),
  DOCUMENT("文档", "documents", "document"),
  ARCHIVE("压缩包", "archives", "archive"),
  WEB("网页", "web pages", "web"),
  LOG("日志", "logs", "log"),
  CAPTURE("拍摄记录", "capture logs", "capture"),
  DATABASE("其他数据库", "other databases", "database"),
  FILE("其他文件", "other files", "file");

  private final Text title;
  private final List<String> importers;

  SourceFamily(String zh, String en, String... importers) {
    this.title = new Text(zh, en);
    this.importers = List.of(importers);
  }

  /** As a person writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text title() {
    return title;
  }

  /** The family with this name, in any case of letters. */
  public static Optional<SourceFamily> named(String id) {
    return Stream.of(values()).filter(f -> f.id().equalsIgnoreCase(id.strip())).findFirst();
  }

  /** Whether an importer reads sources of this family. */
  public boolean holds(String importer) {
    return importers.stream().anyMatch(i -> importer.equals(i) || importer.startsWith(i + "."));
  }
}
