package org.tiezheng.examine.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;

/**
 * CHAT-014: of a contract that was made in a chat, offer, acceptance and performance are each shown
 * by something. Facts are known by the template that they were made from, or by their id.
 */
final class ContractByChat implements Check.OfCase {
  private static final String PARTS = "parts";

  @Override
  public String name() {
    return "chat.contract.parts";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(PARTS);
  }

  @Override
  public Ruling examine(Context context, Params params) {
    List<String> parts = params.words(PARTS);
    boolean claimed = parts.stream().limit(2).anyMatch(part -> fact(part, context).isPresent());
    if (!claimed) {
      return Ruling.notApplicable(
          "待证事实中没有聊天订立的合同(要约、承诺)", "no fact of the case is an offer or acceptance in a chat");
    }
    Places missing = new Places();
    Places good = new Places();
    for (String part : parts) {
      Optional<Fact> fact = fact(part, context);
      List<Item> items = fact.map(f -> context.supporting(f.id())).orElse(List.of());
      if (items.isEmpty()) {
        missing.add("case.yaml", part, fact.map(Fact::title).orElse("没有这项事实 no such fact"));
      }
      items.forEach(item -> good.add(Context.label(item), part, fact.map(Fact::title).orElse("")));
    }
    if (!missing.isEmpty()) {
      return Ruling.fail(
              "聊天订立的合同缺 %d 项:要约、承诺、履行应各有证据".formatted(missing.count()),
              "of a contract made by chat %d parts have no evidence: offer, acceptance and performance each need some"
                  .formatted(missing.count()))
          .at(missing.list());
    }
    return order(parts, context)
        .orElseGet(() ->
            Ruling.pass("要约、承诺、履行各有证据", "offer, acceptance and performance are each shown")
                .at(good.list()));
  }

  private static Optional<Fact> fact(String part, Context context) {
    return context.matter().facts().stream()
        .filter(f ->
            f.id().equals(part) || f.template().filter(t -> t.endsWith("/" + part)).isPresent())
        .findFirst();
  }

  /** Who wrote the linked lines, and from when to when. */
  private record Lines(Set<String> senders, Optional<Instant> first, Optional<Instant> last) {}

  /** An acceptance by the one who offered, or before the offer, is none. */
  private static Optional<Ruling> order(List<String> parts, Context context) {
    Fact offer = fact(parts.get(0), context).orElseThrow();
    Fact acceptance = fact(parts.get(1), context).orElseThrow();
    List<Item> unread =
        Stream.of(offer, acceptance)
            .flatMap(f -> context.supporting(f.id()).stream())
            .filter(item -> item.kind() == Kind.CHAT && item.reading().isEmpty())
            .toList();
    if (!unread.isEmpty()) {
      return Optional.of(
          Ruling.unknown(
              "关联的聊天记录未读取,谁写的、先后没有核对",
              "the linked chat was not read: who wrote it and in which order was not compared",
              "item.reading"));
    }
    Lines offered = lines(offer, context);
    Lines accepted = lines(acceptance, context);
    if (offered.senders().isEmpty() || accepted.senders().isEmpty()) {
      return Optional.empty();
    }
    boolean sameWriter =
        offered.senders().size() == 1 && offered.senders().equals(accepted.senders());
    boolean before =
        accepted.last().isPresent()
            && offered.first().isPresent()
            && accepted.last().get().isBefore(offered.first().get());
    if (!sameWriter && !before) {
      return Optional.empty();
    }
    Ruling warning =
        sameWriter
            ? Ruling.warn(
                "关联为要约和承诺的行是同一个账号写的", "the lines linked as offer and acceptance are by one account")
            : Ruling.warn("关联为承诺的行早于要约", "the lines linked as acceptance are older than the offer");
    return Optional.of(
        warning.at(
            "case.yaml", "links", acceptance.id() + " " + String.join(", ", accepted.senders())));
  }

  private static Lines lines(Fact fact, Context context) {
    Set<String> senders = new HashSet<>();
    List<Instant> times = new ArrayList<>();
    for (Link link : context.matter().links()) {
      Optional<Item> item = context.matter().item(link.item());
      if (!link.fact().equals(fact.id())
          || !link.supports()
          || link.lines().isEmpty()
          || item.filter(i -> i.kind() == Kind.CHAT).isEmpty()) {
        continue;
      }
      List<LineRange> ranges = LineRange.parse(link.lines().get()).orElse(List.of());
      int[] number = {0};
      try (Stream<ChatMessage> messages = context.records(item.get(), ChatMessage.class)) {
        messages.forEach(message -> {
          number[0]++;
          if (ranges.stream().anyMatch(r -> r.contains(number[0]))) {
            message.sender().ifPresent(senders::add);
            message.time().instant().ifPresent(times::add);
          }
        });
      }
    }
    return new Lines(
        senders, times.stream().min(Instant::compareTo), times.stream().max(Instant::compareTo));
  }
}
