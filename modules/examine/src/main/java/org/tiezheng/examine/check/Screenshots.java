package org.tiezheng.examine.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Photo;

/**
 * CHAT-010: screenshots of a chat. The machine compares bytes, sizes and what the files say of
 * themselves; clock, battery, overlap, fonts and bubbles stand in the picture and are for a person
 * to see, without whose answer this is never a pass.
 */
final class Screenshots implements Check.OfItem {
  private static final String EDITORS = "editors";

  @Override
  public String name() {
    return "chat.screenshots.consistent";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(EDITORS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Original> pictures =
        context.originals(item).stream().filter(o -> o.mediaType().startsWith("image/")).toList();
    if (hasMessages(item, context)) {
      return Ruling.notApplicable(
          "有聊天记录数据,不靠截图", "the data of the chat are there, not screenshots");
    }
    if (pictures.isEmpty()) {
      return item.originals().isEmpty()
          ? Ruling.unknown(
              "没有电子原始数据,不知道是不是截图",
              "no electronic original, so not known to be screenshots",
              "item.originals")
          : Ruling.notApplicable("不是截图", "no screenshots");
    }
    Places edited = new Places();
    Places odd = new Places();
    repeated(item, context, odd);
    Map<String, String> sizes = photos(item, context, params, edited);
    if (new TreeSet<>(sizes.values()).size() > 1) {
      sizes.forEach((sha, size) -> odd.add(context.name(sha), "size", size));
    }
    if (!edited.isEmpty()) {
      return Ruling.fail(
              "%d 张截图留有修图软件的痕迹".formatted(edited.count()),
              "%d screenshots carry an editor's trace".formatted(edited.count()))
          .at(edited.list());
    }
    Optional<String> seen = context.answer(item, Answer.SCREENSHOTS_REVIEWED);
    if (Context.no(seen)) {
      return Ruling.fail(
              "人工查看发现截图前后不一致", "a person found that the screenshots do not fit each other")
          .at(Context.label(item), Answer.SCREENSHOTS_REVIEWED.path(), seen.orElse(""));
    }
    if (!odd.isEmpty()) {
      return Ruling.warn(
              "截图有重复或大小不一(换过手机、横屏也会这样)",
              "screenshots repeat or differ in size (another phone or"
                  + " landscape does that too)")
          .at(odd.list());
    }
    if (!Context.yes(seen)) {
      return Ruling.unknown(
          "时钟、电量、重叠、字体和气泡须由人查看",
          "clock, battery, overlap, fonts and bubbles must be looked at by a person",
          Answer.SCREENSHOTS_REVIEWED.path());
    }
    Places unread = new Places();
    pictures.stream()
        .filter(picture -> !sizes.containsKey(picture.digests().sha256()))
        .forEach(picture -> unread.add(picture.name(), "", picture.mediaType()));
    if (!unread.isEmpty()) {
      return Ruling.unknown(
              "%d 张截图没有读出大小,未能比较".formatted(unread.count()),
              "the size of %d screenshots was not read, so it was not compared"
                  .formatted(unread.count()),
              "records.photo")
          .at(unread.list());
    }
    return Ruling.pass(
            "%d 张截图无重复、无修图痕迹、大小一致;时钟、电量、重叠等由人查看".formatted(pictures.size()),
            ("%d screenshots: none twice, no editor's trace, one size; clock, battery and overlap"
                    + " were looked at by a person")
                .formatted(pictures.size()))
        .at(Context.label(item), Answer.SCREENSHOTS_REVIEWED.path(), seen.orElse(""));
  }

  private static boolean hasMessages(Item item, Context context) {
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      return messages.findAny().isPresent();
    }
  }

  private static void repeated(Item item, Context context, Places odd) {
    Map<String, Integer> times = new HashMap<>();
    for (String sha : item.originals()) {
      if (times.merge(sha, 1, Integer::sum) == 2) {
        odd.add(context.name(sha), "", "twice");
      }
    }
  }

  /** The size of each picture by its digest; those that name an editor are put aside. */
  private static Map<String, String> photos(
      Item item, Context context, Params params, Places edited) {
    Map<String, String> sizes = new LinkedHashMap<>();
    try (Stream<Photo> photos = context.records(item, Photo.class)) {
      photos.forEach(photo -> {
        String software = photo.software().orElse("");
        String lower = software.toLowerCase(Locale.ROOT);
        if (params.words(EDITORS).stream().anyMatch(lower::contains)) {
          edited.add(context, photo, "Software: " + software);
        }
        if (photo.width() > 0) {
          sizes.put(photo.provenance().original(), photo.width() + " × " + photo.height());
        }
      });
    }
    return sizes;
  }
}
