package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;

/** EML-004: the mail was fetched from the provider's server, with what the server says of it. */
final class MailAcquisition implements Check.OfItem {
  @Override
  public String name() {
    return "mail.acquisition.server";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> answer = context.answer(item, Answer.ACQUISITION_POINT);
    String point = answer.orElse("").toUpperCase(Locale.ROOT);
    String label = Context.label(item);
    return switch (point) {
      case "SERVER" -> server(item, context, label);
      case "CLIENT" ->
          Ruling.warn(
                  "从收件人的客户端取得,不是从邮件服务器取得",
                  "taken from the receiver's mail program, not from the server")
              .at(label, Answer.ACQUISITION_POINT.path(), point);
      case "PRINT" ->
          Ruling.fail("只从打印件取得", "taken from a print only")
              .at(label, Answer.ACQUISITION_POINT.path(), point);
      default ->
          Ruling.unknown(
              answer.isEmpty() ? "没有说明邮件从哪里取得" : "取得位置无法识别:" + answer.get(),
              answer.isEmpty()
                  ? "nobody says where the mail was taken from"
                  : "the place of taking is not one of the known ones: " + answer.get(),
              Answer.ACQUISITION_POINT.path());
    };
  }

  private static Ruling server(Item item, Context context, String label) {
    List<String> missing =
        Stream.of(Answer.SERVER_UID, Answer.INTERNAL_DATE, Answer.TLS_PEER)
            .filter(a -> context.answer(item, a).isEmpty())
            .map(Answer::path)
            .toList();
    if (!missing.isEmpty()) {
      return Ruling.unknown(
          "称从服务器取得,但没有记录服务器给出的标识、入库时间或连接证书",
          "said to come from the server, but its id, arrival time or certificate is not recorded",
          missing);
    }
    return Ruling.pass(
            "从服务器取得,标识、入库时间、连接证书均已记录(照所填,未与服务器核对)",
            "taken from the server; id, arrival time and certificate are recorded (as stated, not"
                + " compared with the server)")
        .at(label, Answer.SERVER_UID.path(), context.answer(item, Answer.SERVER_UID).orElse(""));
  }
}
