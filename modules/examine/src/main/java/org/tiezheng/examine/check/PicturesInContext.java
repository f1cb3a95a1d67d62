package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.Selection;

/** CHAT-013: a picture or sticker that is excerpted is shown with the lines around it. */
final class PicturesInContext implements Check.OfItem {
  private static final String LINES = "contextLines";

  @Override
  public String name() {
    return "chat.picture.context";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(LINES);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<LineRange> linked = ReadBack.linked(item, context);
    if (!item.catalogued() || linked.isEmpty()) {
      return Ruling.notApplicable("没有摘录", "nothing is excerpted");
    }
    if (item.reading().isEmpty()) {
      return Ruling.unknown("聊天记录未读取", "the chat was not read", "item.reading");
    }
    Map<Integer, ChatMessage> pictures = pictures(item, context, linked);
    if (pictures.isEmpty()) {
      return Ruling.notApplicable("摘录的行中没有图片或表情", "no picture or sticker is excerpted");
    }
    Map<String, List<Integer>> lines = lines(item, context, pictures);
    int side = Math.toIntExact(params.number(LINES)) / 2;
    int shown = item.selection().orElse(Selection.NONE).context();
    Places alone = new Places();
    Places good = new Places();
    pictures.forEach((number, message) -> {
      List<Integer> around = lines.getOrDefault(message.conversation(), List.of());
      Window window = new Window(around, linked, shown);
      boolean enough = window.shows(around.indexOf(number), side);
      (enough ? good : alone).add(context, message, "[%06d]".formatted(number));
    });
    return alone.isEmpty()
        ? Ruling.pass(
                "%d 处图片、表情均连同前后文印出".formatted(good.count()),
                "%d pictures or stickers are printed with the lines around them"
                    .formatted(good.count()))
            .at(good.list())
        : Ruling.warn(
                "%d 处图片、表情的前后文不足 %d 行:离开前后文,含义难以确定".formatted(alone.count(), 2 * side),
                "%d pictures or stickers have fewer than %d lines around them: alone they may mean anything"
                    .formatted(alone.count(), 2 * side))
            .at(alone.list());
  }

  private static Map<Integer, ChatMessage> pictures(
      Item item, Context context, List<LineRange> linked) {
    Map<Integer, ChatMessage> pictures = new LinkedHashMap<>();
    int[] number = {0};
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(message -> {
        number[0]++;
        if (isPicture(message) && linked.stream().anyMatch(r -> r.contains(number[0]))) {
          pictures.put(number[0], message);
        }
      });
    }
    return pictures;
  }

  private static boolean isPicture(ChatMessage message) {
    return message.content() instanceof MessageContent.Media media
        && (media.type() == MediaType.IMAGE || media.type() == MediaType.STICKER)
        && !RecoveredOnce.isRecovered(message.state());
  }

  /** The numbers of all lines of the conversations that these pictures stand in. */
  private static Map<String, List<Integer>> lines(
      Item item, Context context, Map<Integer, ChatMessage> pictures) {
    Set<String> wanted = new HashSet<>();
    pictures.values().forEach(m -> wanted.add(m.conversation()));
    Map<String, List<Integer>> lines = new LinkedHashMap<>();
    int[] number = {0};
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(message -> {
        number[0]++;
        if (wanted.contains(message.conversation())
            && !RecoveredOnce.isRecovered(message.state())) {
          lines.computeIfAbsent(message.conversation(), _ -> new ArrayList<>()).add(number[0]);
        }
      });
    }
    return lines;
  }

  /** Which lines of one conversation an excerpt shows. */
  private static final class Window {
    private final BitSet shown = new BitSet();
    private final int size;

    Window(List<Integer> lines, List<LineRange> linked, int context) {
      this.size = lines.size();
      for (int i = 0; i < size; i++) {
        int line = lines.get(i);
        if (linked.stream().anyMatch(r -> r.contains(line))) {
          shown.set(Math.max(0, i - context), Math.min(size, i + context + 1));
        }
      }
    }

    /** Whether so many lines before and after a line are shown, or all that there are. */
    boolean shows(int at, int side) {
      int first = Math.max(0, at - side);
      int end = Math.min(size, at + side + 1);
      return shown.nextClearBit(first) >= end;
    }
  }
}
