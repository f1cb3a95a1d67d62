package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;

/** CHAT-012: what is to show agreement is more than 嗯 or 收到. */
final class VagueReplies implements Check.OfItem {
  private static final String VAGUE = "vague";

  @Override
  public String name() {
    return "chat.reply.vague";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(VAGUE);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Link> links =
        context.links(item).stream()
            .filter(link -> link.supports() && link.lines().isPresent())
            .toList();
    if (links.isEmpty()) {
      return Ruling.notApplicable("没有把某几行关联到事实", "no lines are linked to a fact");
    }
    if (item.reading().isEmpty()) {
      return Ruling.unknown("聊天记录未读取", "the chat was not read", "item.reading");
    }
    Map<Link, List<ChatMessage>> replies = replies(item, context, links);
    if (replies.isEmpty()) {
      return Ruling.unknown(
          "关联的行里不知道哪些是对方写的",
          "of the linked lines it is not known which the other side wrote",
          "item.reading.owner",
          "case.identities");
    }
    Set<String> vague =
        params.words(VAGUE).stream().map(VagueReplies::plain).collect(Collectors.toSet());
    Places only = new Places();
    Places clear = new Places();
    replies.forEach((link, lines) -> {
      boolean empty = lines.stream().allMatch(line -> says(line, vague));
      boolean alone = context.supporting(link.fact()).size() == 1;
      lines.forEach(line ->
          (empty && alone ? only : clear).add(context, line, link.fact() + ": " + line.line()));
    });
    if (!only.isEmpty()) {
      return Ruling.warn(
              "作为同意依据的 %d 条回复含义不清,又没有别的证据支持同一事实".formatted(only.count()),
              "%d replies that are to show agreement may mean anything, and nothing else supports the fact"
                  .formatted(only.count()))
          .at(only.list());
    }
    return clear.isEmpty()
        ? Ruling.notApplicable("关联的行里没有对方的回复", "the linked lines hold no reply of the other side")
        : Ruling.pass(
                "对方的回复不只是“嗯”“收到”之类,或另有证据",
                "the other side's replies are more than a grunt, or other evidence stands beside"
                    + " them")
            .at(clear.list());
  }

  /** What the other side wrote in the lines of each link; empty if nobody can tell the sides. */
  private static Map<Link, List<ChatMessage>> replies(
      Item item, Context context, List<Link> links) {
    Map<Link, List<LineRange>> ranges =
        links.stream()
            .collect(
                Collectors.toMap(
                    link -> link,
                    link -> LineRange.parse(link.lines().orElse("")).orElse(List.of()),
                    (one, _) -> one,
                    LinkedHashMap::new));
    Sides sides = new Sides(item, context);
    Map<Link, List<ChatMessage>> replies = new LinkedHashMap<>();
    int[] number = {0};
    boolean[] known = {false};
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(message -> {
        number[0]++;
        ranges.forEach((link, lines) -> {
          if (lines.stream().anyMatch(r -> r.contains(number[0]))) {
            sides
                .own(message)
                .ifPresent(own -> {
                  known[0] = true;
                  List<ChatMessage> of = replies.computeIfAbsent(link, _ -> new ArrayList<>());
                  if (!own) {
                    of.add(message);
                  }
                });
          }
        });
      });
    }
    replies.values().removeIf(List::isEmpty);
    if (replies.isEmpty() && known[0]) {
      replies.put(links.getFirst(), List.of());
    }
    return replies;
  }

  /** Whether a message says nothing by itself; a voice that nobody wrote down is not judged. */
  private static boolean says(ChatMessage message, Set<String> vague) {
    return switch (message.content()) {
      case MessageContent.Words(String text) -> vague.contains(plain(text));
      case MessageContent.Media media -> media.type() == MediaType.STICKER;
      case MessageContent.Notice _, MessageContent.Recall _ -> true;
      default -> false;
    };
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}~\uFF5E]+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("(.)\\1+", "$1");
  }
}
