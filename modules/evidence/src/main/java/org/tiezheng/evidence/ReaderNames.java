package org.tiezheng.evidence;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person calls the forms that are read, by the ids of their readers, such as {@code
 * wechat.version4}. The id stays the pointer: it names the program and, with its version, lets the
 * reading be repeated. An id that is not known stands for itself.
 */
public final class ReaderNames {
  private static final Map<String, Text> NAMES =
      Map.ofEntries(
          named("wechat.version4", "微信 4.x 数据库", "WeChat 4 databases"),
          named("wechat.windows3", "微信 3.x(Windows)数据库", "WeChat 3 databases (Windows)"),
          named("wechat.windows3.moments", "微信 3.x 朋友圈", "WeChat 3 moments"),
          named("wechat.mac3", "微信 3.x(Mac)数据库", "WeChat 3 databases (Mac)"),
          named("wechat.ios", "微信 iPhone 数据库", "WeChat databases (iPhone)"),
          named("wechat.android", "微信安卓数据库", "WeChat database (Android)"),
          named("wechat.android.moments", "微信安卓朋友圈", "WeChat moments (Android)"),
          named("chat.qqnt", "QQ 数据库(QQNT)", "QQ databases (QQNT)"),
          named("chat.whatsapp.ios", "WhatsApp iPhone 数据库", "WhatsApp database (iPhone)"),
          named("chat.whatsapp", "WhatsApp 导出的聊天", "chat exported by WhatsApp"),
          named("chat.telegram", "Telegram 导出的聊天", "chat exported by Telegram"),
          named("chat.wecom", "企业微信会话存档", "WeCom archive"),
          named("chat.qq", "QQ 导出的文本", "text exported by QQ"),
          named("chat.qq.mht", "QQ 导出的 mht", "mht exported by QQ"),
          named("chat.qce", "QQ Chat Exporter 导出", "export of QQ Chat Exporter"),
          named("chat.chatlab", "ChatLab 格式的聊天", "chat in the ChatLab format"),
          named("chat.pictures", "聊天截图识读", "chat read from pictures"),
          named("chat.chatlog", "chatlog 导出", "export of chatlog"),
          named("chat.memotrace", "留痕(MemoTrace)导出", "export of MemoTrace"),
          named("chat.weflow", "WeFlow/EchoTrace 导出", "export of WeFlow/EchoTrace"),
          named("chat.wechatdataanalysis", "WeChatDataAnalysis 导出", "export of WeChatDataAnalysis"),
          named("sms.ios", "iPhone 短信库", "messages of an iPhone"),
          named("sms.android", "安卓短信库", "messages of an Android phone"),
          named("sms.android.backup", "安卓备份中的短信", "messages in an Android backup"),
          named("sms.backup", "SMS Backup & Restore 导出", "export of SMS Backup & Restore"),
          named("calls.ios", "iPhone 通话记录", "calls of an iPhone"),
          named("calls.android", "安卓通话记录", "calls of an Android phone"),
          named("contacts.ios", "iPhone 通讯录", "contacts of an iPhone"),
          named("contacts.android", "安卓通讯录", "contacts of an Android phone"),
          named("contacts.vcard", "名片文件(vCard)", "vCard file"),
          named("payment.wechat", "微信支付账单", "bill of WeChat Pay"),
          named("payment.alipay", "支付宝账单", "bill of Alipay"),
          named("payment.statement", "银行流水", "bank statement"),
          named("mail", "邮件", "e-mail"),
          named("photo", "照片", "photograph"),
          named("audio", "录音", "recording"),
          named("audio.transcript", "录音文字稿", "transcript of a recording"),
          named("video", "录像", "film"),
          named("capture.log", "用浏览器拍摄的记录", "log of a capture with a browser"),
          named("document.office", "办公文档", "office document"),
          named("document.pdf", "PDF 文档", "PDF document"),
          named("web.mhtml", "浏览器保存的网页(MHTML)", "web page saved by a browser (MHTML)"),
          named("log.access", "网站访问日志", "access log of a web server"),
          named("archive.zip", "压缩包", "zip archive"),
          named("database.sqlite", "其他 SQLite 数据库", "other SQLite database"),
          named("ios.backup", "iPhone 备份", "backup of an iPhone"),
          named("android.backup", "安卓备份(.ab)", "Android backup (.ab)"),
          named("file", "普通文件", "any file"));

  private ReaderNames() {}

  private static Map.Entry<String, Text> named(String id, String zh, String en) {
    return Map.entry(id, new Text(zh, en));
  }

  /** The name of what a reader reads; of several that read one item, all. */
  public static Text of(String ids) {
    return new Text(joined(ids, Text::zh), joined(ids, Text::en));
  }

  private static String joined(String ids, Function<Text, String> language) {
    return Arrays.stream(ids.split(Pattern.quote("+"), -1))
        .map(id -> language.apply(NAMES.getOrDefault(id, Text.same(id))))
        .distinct()
        .collect(Collectors.joining(" + "));
  }

  /** Whether there is a name for a reader. */
  public static boolean known(String id) {
    return NAMES.containsKey(id);
  }

  /** The name with the id and version of the reader behind it. */
  public static Text of(Reading reading) {
    String pointer = reading.importer() + " " + reading.version();
    Text name = of(reading.importer());
    return new Text(name.zh() + " (" + pointer + ")", name.en() + " (" + pointer + ")");
  }
}
