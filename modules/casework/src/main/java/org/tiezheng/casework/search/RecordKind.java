package org.tiezheng.casework.search;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.ElectronicContract;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Program;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.ServerLog;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.WebCapture;

/** What a person calls a kind of record. */
public enum RecordKind {
  TEXT("文字", "words"),
  IMAGE("图片", "picture"),
  VOICE("语音", "voice"),
  VIDEO("视频", "video"),
  FILE("文件", "file"),
  STICKER("表情", "sticker"),
  TRANSFER("转账", "transfer"),
  REDPACKET("红包", "red packet"),
  CALL("通话", "call"),
  SHARE("链接、名片、位置", "link, card, place"),
  FORWARD("合并转发", "merged forward"),
  RECALL("撤回", "recall"),
  NOTICE("系统消息", "notice"),
  UNREAD("未识别", "not recognised"),
  SMS("短信", "text message"),
  MAIL("邮件", "mail"),
  POST("朋友圈、收藏", "post"),
  PAYMENT("账单", "bill"),
  CONTACT("联系人", "contact"),
  CONVERSATION("会话列表", "list of conversations"),
  PHOTO("照片", "photograph"),
  DOCUMENT("文档", "document"),
  RECORDING("录音录像", "recording"),
  TRANSCRIPT("录音文字稿", "transcript"),
  CAPTURE("固定过程", "capture log"),
  FAX("传真", "fax"),
  WEB("网页", "web page"),
  LOG("系统日志", "log"),
  CERTIFICATE("数字证书", "certificate"),
  SIGNATURE("电子签名", "signature"),
  ECONTRACT("电子合同", "electronic contract"),
  PROGRAM("计算机程序", "program");

  private final Text title;

  RecordKind(String zh, String en) {
    title = new Text(zh, en);
  }

  /** As a person writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text title() {
    return title;
  }

  /** The kind with this name, in any case of letters. */
  public static Optional<RecordKind> named(String id) {
    return Stream.of(values()).filter(k -> k.id().equalsIgnoreCase(id.strip())).findFirst();
  }

  /** All names with commas between. */
  public static String known() {
    return Stream.of(values()).map(RecordKind::id).collect(Collectors.joining(", "));
  }

  public static RecordKind of(Record row) {
    return switch (row) {
      case ChatMessage m -> of(m.content());
      case Payment _ -> PAYMENT;
      case Mail _ -> MAIL;
      case Photo _ -> PHOTO;
      case DocumentProperties _ -> DOCUMENT;
      case FileEntry _ -> FILE;
      case TextMessage _ -> SMS;
      case Call _ -> CALL;
      case Contact _ -> CONTACT;
      case Conversation _ -> CONVERSATION;
      case Post _ -> POST;
      case FileFacts f -> of(f);
    };
  }

  private static RecordKind of(FileFacts facts) {
    return switch (facts) {
      case Recording _ -> RECORDING;
      case Transcript _ -> TRANSCRIPT;
      case CaptureSession _ -> CAPTURE;
      case Fax _ -> FAX;
      case WebCapture _ -> WEB;
      case ServerLog _ -> LOG;
      case CertificateUse _ -> CERTIFICATE;
      case DocumentSignature _ -> SIGNATURE;
      case ElectronicContract _ -> ECONTRACT;
      case Program _ -> PROGRAM;
    };
  }

  private static RecordKind of(MessageContent content) {
    return switch (content) {
      case MessageContent.Words _ -> TEXT;
      case MessageContent.Media media ->
          switch (media.type()) {
            case IMAGE -> IMAGE;
            case VOICE -> VOICE;
            case VIDEO -> VIDEO;
            case FILE -> FILE;
            case STICKER -> STICKER;
          };
      case MessageContent.Transfer _ -> TRANSFER;
      case MessageContent.RedPacket _ -> REDPACKET;
      case MessageContent.Call _ -> CALL;
      case MessageContent.Share _ -> SHARE;
      case MessageContent.Forward _ -> FORWARD;
      case MessageContent.Recall _ -> RECALL;
      case MessageContent.Notice _ -> NOTICE;
      case MessageContent.Unread _ -> UNREAD;
    };
  }
}
