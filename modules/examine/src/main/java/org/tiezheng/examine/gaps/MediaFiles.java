package org.tiezheng.examine.gaps;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/** Media that messages claim: are they there, and are they what the message says? */
final class MediaFiles implements Check {
  private static final int LEAST = 5;
  private final Map<MediaType, Seen> seen = new EnumMap<>(MediaType.class);

  /** What is usual for a type in this copy. */
  private static final class Seen {
    long found;
    long compared;
    long equal;
  }

  private static Optional<Boolean> fits(ChatMessage m, Media media) {
    return Optional.ofNullable(m.extra().get("md5Found"))
        .flatMap(md5 -> media.claimed().flatMap(Media.Claimed::md5).map(md5::equalsIgnoreCase));
  }

  @Override
  public void learn(ChatMessage m, int row) {
    if (m.content() instanceof Media media) {
      Seen type = seen.computeIfAbsent(media.type(), _ -> new Seen());
      type.found += media.found().isPresent() ? 1 : 0;
      fits(m, media)
          .ifPresent(same -> {
            type.compared++;
            type.equal += same ? 1 : 0;
          });
    }
  }

  /**
   * Files are sent as they are, so half of them suffice, and one shows that the digests are those
   * of the files, which no chance makes equal; of what apps compress or fetch again nearly all must
   * agree. The one that differs does not speak against itself.
   */
  private static boolean usual(MediaType of, Seen type) {
    return of == MediaType.FILE
        ? type.equal >= 1 && type.equal * 2 >= type.compared
        : type.compared >= LEAST && type.equal * 10 >= (type.compared - 1) * 9;
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (!(m.content() instanceof Media media)) {
      return;
    }
    Seen type = seen.computeIfAbsent(media.type(), _ -> new Seen());
    if (type.found > 0 && media.type() != MediaType.STICKER) {
      findings.looksFor(GapKind.MEDIA_ABSENT);
      if (media.found().isEmpty()) {
        String label = media.line();
        findings
            .gathered(GapKind.MEDIA_ABSENT, Weight.SLIGHT, m.conversation(), media.type().name())
            .more(Optional.of(Findings.place(GapPlace.About.ROW, m)), m.time().instant())
            .what(
                new Text(
                    "消息所称的媒体(%s 等)不在本副本".formatted(label),
                    "Media that messages name (%s and others) are not in this copy"
                        .formatted(label)));
      }
    }
    if (usual(media.type(), type)) {
      findings.looksFor(GapKind.MEDIA_DIFFERS);
      if (!fits(m, media).orElse(true)) {
        findings.row(
            GapKind.MEDIA_DIFFERS,
            media.type() == MediaType.IMAGE ? Weight.SLIGHT : Weight.NOTABLE,
            m,
            "所附媒体的 MD5 与消息所载不同;本副本 %,d 个中 %,d 个相同".formatted(type.compared, type.equal),
            "The MD5 of the media differs from the one the message states; %,d of %,d agree"
                .formatted(type.equal, type.compared));
      }
    }
  }
}
