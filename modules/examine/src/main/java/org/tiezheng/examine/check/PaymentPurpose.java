package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;

/** PAY-003: a payment's purpose stands in its memo or in the chat beside it. */
final class PaymentPurpose implements Check.OfItem {
  private static final String EMPTY = "emptyMemos";
  private static final String WORDS = "purposeWords";
  private static final String WINDOW = "windowMinutes";
  private static final String ACCEPTED = "acceptedStates";
  private static final int MOST_ROWS = 10_000;

  @Override
  public String name() {
    return "payment.purpose.stated";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(EMPTY, WORDS, WINDOW, ACCEPTED);
  }

  /** A transfer whose purpose is to be found. */
  private record Open(Record record, Optional<Instant> time, String value) {}

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Open> open = new ArrayList<>();
    Places stated = new Places();
    Places packets = new Places();
    long[] seen = {0};
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record -> {
        seen[0]++;
        switch (record) {
          case Payment payment when RelevantPayments.is(payment, context) ->
              sort(
                  record,
                  payment.time().instant(),
                  payment.description() + " " + payment.memo(),
                  payment.amount().raw(),
                  List.of(payment.description(), payment.memo()),
                  context,
                  params,
                  open,
                  stated);
          case ChatMessage message -> card(message, context, params, open, stated, packets);
          default -> {}
        }
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("没有读到记录", "no records were read", "records");
    }
    if (open.isEmpty() && stated.isEmpty() && packets.isEmpty()) {
      return Ruling.notApplicable("没有与案件当事人之间的付款", "no payment between persons of the case");
    }
    Places bare = new Places();
    Map<Integer, Pointer> beside = beside(open, context, params);
    for (int i = 0; i < open.size(); i++) {
      Pointer found = beside.get(i);
      if (found == null) {
        bare.add(context, open.get(i).record(), open.get(i).value());
      } else {
        stated.add(found.file(), found.where(), found.value());
      }
    }
    if (!packets.isEmpty()) {
      return Ruling.warn(
              "有 %d 个红包:记录不显示金额与用途;另有 %d 笔付款用途不明".formatted(packets.count(), bare.count()),
              "%d red packets show neither amount nor purpose; %d payments state no purpose"
                  .formatted(packets.count(), bare.count()))
          .at(Stream.concat(packets.list().stream(), bare.list().stream()).toList());
    }
    if (!bare.isEmpty()) {
      return Ruling.warn(
              "%d 笔付款没有写明用途,前后聊天也没有".formatted(bare.count()),
              "%d payments state no purpose, nor does the chat beside them".formatted(bare.count()))
          .at(bare.list());
    }
    return Ruling.pass(
            "付款备注或前后聊天写明了用途(%d 笔)".formatted(stated.count()),
            "memo or chat states the purpose (%d payments)".formatted(stated.count()))
        .at(stated.list());
  }

  private static void card(
      ChatMessage message,
      Context context,
      Params params,
      List<Open> open,
      Places stated,
      Places packets) {
    switch (message.content()) {
      case MessageContent.RedPacket packet -> packets.add(context, message, packet.line());
      case MessageContent.Transfer card when !CardState.accepted(card, params.words(ACCEPTED)) -> {
        String purpose = CardState.purpose(card, params.words(ACCEPTED));
        sort(
            message,
            message.time().instant(),
            purpose,
            card.line(),
            List.of(purpose),
            context,
            params,
            open,
            stated);
      }
      default -> {}
    }
  }

  private static void sort(
      Record record,
      Optional<Instant> time,
      String memo,
      String value,
      List<String> fields,
      Context context,
      Params params,
      List<Open> open,
      Places stated) {
    boolean says =
        fields.stream()
            .map(String::strip)
            .anyMatch(f -> !f.isEmpty() && !params.words(EMPTY).contains(f));
    if (says) {
      stated.add(context, record, value + " " + memo.strip());
    } else if (open.size() < MOST_ROWS) {
      open.add(new Open(record, time, value));
    } else {
      throw new IllegalStateException("more than " + MOST_ROWS + " payments without a memo");
    }
  }

  /** For each open payment the message near it that names a purpose. */
  private static Map<Integer, Pointer> beside(List<Open> open, Context context, Params params) {
    Map<Integer, Pointer> found = new HashMap<>();
    Duration window = Duration.ofMinutes(params.number(WINDOW));
    for (Item chat : open.isEmpty() ? List.<Item>of() : context.items(Kind.CHAT)) {
      try (Stream<ChatMessage> messages = context.records(chat, ChatMessage.class)) {
        messages
            .filter(m -> m.content() instanceof MessageContent.Words)
            .filter(m -> params.words(WORDS).stream().anyMatch(m.line()::contains))
            .forEach(m -> near(m, open, window, context, found));
      }
    }
    return found;
  }

  private static void near(
      ChatMessage message,
      List<Open> open,
      Duration window,
      Context context,
      Map<Integer, Pointer> found) {
    for (int i = 0; i < open.size(); i++) {
      Optional<Instant> paid = open.get(i).time();
      Optional<Instant> said = message.time().instant();
      if (paid.isPresent()
          && said.isPresent()
          && Duration.between(paid.get(), said.get()).abs().compareTo(window) <= 0) {
        found.putIfAbsent(i, Places.at(context, message, message.line()));
      }
    }
  }
}
