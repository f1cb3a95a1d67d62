package org.tiezheng.collect.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.input.AmountText;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.MessageContent;

/** Cards of transfers and red packets. */
final class Money {
  private static final Pattern SEND_ID = Pattern.compile("[?&]sendid=([0-9A-Za-z]{1,64})");

  private Money() {}

  /** A state of a transfer; its code {@code paysubtype} stays beside the word. */
  static MessageBody transfer(Markup app) {
    Markup pay = app.child("wcpayinfo").orElse(app);
    Map<String, String> extra =
        new LinkedHashMap<>(
            BodyReader.fields(
                pay,
                "paysubtype",
                "begintransfertime",
                "invalidtime",
                "effectivedate",
                "receivestatus"));
    extra.putAll(BodyReader.fields(app, "des"));
    return MessageBody.of(
        new MessageContent.Transfer(
            pay.filled("transferid"),
            pay.filled("transcationid"),
            pay.filled("payer_username").map(Money::key),
            pay.filled("receiver_username").map(Money::key),
            amount(pay.words("feedesc")),
            pay.words("pay_memo"),
            TransferState.word(pay.words("paysubtype"))),
        extra);
  }

  static MessageBody redPacket(Markup app) {
    Markup pay = app.child("wcpayinfo").orElse(app);
    Matcher id = SEND_ID.matcher(pay.words("nativeurl"));
    Optional<String> sendId = id.find() ? Optional.of(id.group(1)) : pay.filled("paymsgid");
    return MessageBody.of(
        new MessageContent.RedPacket(
            sendId,
            pay.filled("sendertitle").or(() -> pay.filled("receivertitle")).orElse(""),
            Optional.empty()),
        BodyReader.fields(pay, "invalidtime", "scenetext", "templateid", "paymsgid"));
  }

  private static Optional<Amount> amount(String words) {
    return AmountText.parse(words).flatMap(a -> a.amount("CNY", words));
  }

  private static String key(String account) {
    return "wechat:" + account;
  }
}
