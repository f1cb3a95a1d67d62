package org.tiezheng.examine.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;

/**
 * PRE-005: each recording has its transcript, each chat its profile pages, each picture a print.
 */
final class BundleComplete implements Check.OfCase {
  private static final Map<Kind, Answer> NEEDED =
      new EnumMap<>(
          Map.of(
              Kind.AUDIO, Answer.VOICE_TRANSCRIPT,
              Kind.CHAT, Answer.PROFILE_PAGES,
              Kind.PHOTO, Answer.PRINTED,
              Kind.DOCUMENT, Answer.PRINTED));

  @Override
  public String name() {
    return "bundle.companions.complete";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    Places absent = new Places();
    Places good = new Places();
    Places open = new Places();
    TreeSet<String> missing = new TreeSet<>();
    for (Item item : context.matter().catalogue()) {
      Answer needed = NEEDED.get(item.kind());
      if (needed == null || item.originals().isEmpty()) {
        continue;
      }
      Optional<String> answer = context.answer(item, needed);
      List<Integer> dangling = CitedItems.absent(answer.orElse(""), context);
      if (answer.isEmpty()) {
        missing.add(needed.path());
        open.add(Context.label(item), needed.path(), "");
      } else if (Context.no(answer) || Context.none(answer) || !dangling.isEmpty()) {
        absent.add(Context.label(item), needed.path(), answer.get());
      } else {
        good.add(Context.label(item), needed.path(), answer.get());
      }
    }
    if (!absent.isEmpty()) {
      return Ruling.fail(
              "%d 份证据缺文字稿、个人信息页或打印件".formatted(absent.count()),
              "%d items lack a transcript, profile pages or a print".formatted(absent.count()))
          .at(absent.list());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
              "%d 份证据没有说明文字稿、个人信息页或打印件".formatted(open.count()),
              "for %d items nobody says where transcript, profile pages or print are"
                  .formatted(open.count()),
              List.copyOf(missing))
          .at(open.list());
    }
    return good.isEmpty()
        ? Ruling.notApplicable("没有录音、聊天、照片或文档", "there is no recording, chat, picture or document")
        : Ruling.pass(
                "录音有文字稿,聊天有个人信息页,照片和文档有打印件(照所填)",
                "recordings have transcripts, chats profile pages, pictures and documents prints"
                    + " (as stated)")
            .at(good.list());
  }
}
