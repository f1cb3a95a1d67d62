package org.tiezheng.examine.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.RedPacket;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapQuestions.Tolerances;

/** The signs in a chat that are not of absence, by the rule that asks for them. */
enum ChatGroup {
  /** CHAT-009: numbers, sort keys and other clocks against the time of the row. */
  ORDER(
      "chat.order.time",
      "records.chat.sequence",
      Answer.ORDER_EXPLAINED,
      List.of("orderSeconds", "voiceClockSeconds"),
      new Text("次序与时间", "order and time"),
      GapKind.ORDER,
      GapKind.SORT_KEY,
      GapKind.VOICE_CLOCK,
      GapKind.PART_TIME),
  /** CHAT-022: what a payment states of itself. */
  PAYMENT(
      "chat.payment.numbers",
      "records.chat.payment",
      Answer.FIELDS_EXPLAINED,
      List.of("paymentSeconds"),
      new Text("款项的时间、期限与编号", "times, expiry and numbers of payments"),
      GapKind.TRANSFER_EXPIRY,
      GapKind.TRANSFER_DIFFERS,
      GapKind.TRANSFER_LISTED,
      GapKind.PAYMENT_TIME,
      GapKind.ID_DATE),
  /** CHAT-023: what the server and the payload tell of the sender. */
  SENDER(
      "chat.sender.fields",
      "records.chat.source",
      Answer.FIELDS_EXPLAINED,
      List.of(),
      new Text("发送者、签名与服务器编号", "sender, signature and the server's ids"),
      GapKind.SERVER_NUMBER_ABSENT,
      GapKind.SERVER_ID_TWICE,
      GapKind.SERVER_ID_SHAPE,
      GapKind.SIGNATURE,
      GapKind.SENDER,
      GapKind.DIRECTION),
  /** CHAT-024: media against what the message says of them. */
  MEDIA(
      "chat.media.fits",
      "records.chat.media",
      Answer.FIELDS_EXPLAINED,
      List.of("voiceMillis"),
      new Text("媒体的摘要、长度与时长", "digests and lengths of media"),
      GapKind.MEDIA_DIFFERS,
      GapKind.MEDIA_LENGTH,
      GapKind.VOICE_LENGTH),
  /** CHAT-025: what the row said before, by the index, the log and free pages. */
  EARLIER(
      "chat.content.earlier",
      "observations.storeExamined",
      Answer.FIELDS_EXPLAINED,
      List.of(),
      new Text("现存内容与索引、日志、残留", "contents against index, log and remains"),
      GapKind.EARLIER_CONTENT,
      GapKind.INDEX_DIFFERS,
      GapKind.CODING);

  private final String check;
  private final String input;
  private final Answer explained;
  private final List<String> parameters;
  private final Text subject;
  private final Set<GapKind> kinds;

  ChatGroup(
      String check,
      String input,
      Answer explained,
      List<String> parameters,
      Text subject,
      GapKind... kinds) {
    this.check = check;
    this.input = input;
    this.explained = explained;
    this.parameters = List.copyOf(parameters);
    this.subject = subject;
    this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
  }

  static boolean anyHas(GapKind kind) {
    return Arrays.stream(values()).anyMatch(group -> group.kinds.contains(kind));
  }

  String check() {
    return check;
  }

  /** The input that is missing where nothing can be compared. */
  String input() {
    return input;
  }

  Answer explained() {
    return explained;
  }

  List<String> parameters() {
    return parameters;
  }

  Text subject() {
    return subject;
  }

  boolean has(GapKind kind) {
    return kinds.contains(kind);
  }

  List<String> ids() {
    return kinds.stream().map(GapKind::id).toList();
  }

  /** Whether a message has something that these signs speak of. */
  boolean speaksOf(ChatMessage m) {
    return switch (this) {
      case PAYMENT -> m.content() instanceof Transfer || m.content() instanceof RedPacket;
      case MEDIA -> m.content() instanceof Media;
      case ORDER, SENDER, EARLIER -> true;
    };
  }

  /** The tolerances that the rule gives, the usual ones where it gives none. */
  Tolerances tolerances(Function<String, Long> given) {
    Tolerances usual = Tolerances.USUAL;
    return switch (this) {
      case ORDER ->
          new Tolerances(
              given.apply("orderSeconds"),
              usual.paymentSeconds(),
              given.apply("voiceClockSeconds"),
              usual.voiceMillis());
      case PAYMENT ->
          new Tolerances(
              usual.orderSeconds(),
              given.apply("paymentSeconds"),
              usual.voiceClockSeconds(),
              usual.voiceMillis());
      case MEDIA ->
          new Tolerances(
              usual.orderSeconds(),
              usual.paymentSeconds(),
              usual.voiceClockSeconds(),
              given.apply("voiceMillis"));
      case SENDER, EARLIER -> usual;
    };
  }
}
