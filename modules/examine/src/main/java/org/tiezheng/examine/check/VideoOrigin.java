package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** VID-001: the film is shot by the one who hands it in, or its origin is known. */
final class VideoOrigin implements Check.OfItem {
  @Override
  public String name() {
    return "video.origin.known";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    Optional<String> origin = context.answer(item, Answer.VIDEO_ORIGIN);
    Optional<String> source = context.answer(item, Answer.ORIGIN_SOURCE);
    return switch (origin.orElse("")) {
      case "self" ->
          Ruling.pass("自己拍摄(照所填)", "shot by the one who hands it in (as stated)")
              .at(label, Answer.VIDEO_ORIGIN.path(), "self");
      case "reposted", "made" -> reposted(label, origin.get(), source);
      case "" ->
          Ruling.unknown(
              "没有说明录像是自己拍的还是转发的",
              "nobody says whether the film is an own shot or reposted",
              Answer.VIDEO_ORIGIN.path());
      default ->
          Ruling.unknown(
                  "录像来源的填法无法识别:" + origin.get(),
                  "the origin is none of the known ones: " + origin.get(),
                  Answer.VIDEO_ORIGIN.path())
              .at(label, Answer.VIDEO_ORIGIN.path(), origin.get());
    };
  }

  private static Ruling reposted(String label, String origin, Optional<String> source) {
    if (source.isEmpty()) {
      return Ruling.unknown(
          "转发或制作的录像,没有说明最初来源",
          "a reposted or made film, and nobody says where it comes from",
          Answer.ORIGIN_SOURCE.path());
    }
    return Context.none(source)
        ? Ruling.fail(
                "转发或制作的录像,最初来源不明,证明力弱",
                "a reposted or made film of unknown origin: it weighs little")
            .at(label, Answer.VIDEO_ORIGIN.path(), origin)
        : Ruling.warn(
                "转发或制作的录像,已说明来源;宜取得最初的文件",
                "a reposted or made film whose origin is stated; get the first file")
            .at(label, Answer.ORIGIN_SOURCE.path(), source.get());
  }
}
