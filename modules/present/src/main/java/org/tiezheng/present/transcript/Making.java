package org.tiezheng.present.transcript;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Transcript.Confirmation;
import org.tiezheng.evidence.Transcript.Segment;

/** By whom and how a transcript came about, in the words of the paper. */
record Making(List<Segment> segments) {
  private static final Text NOTHING = Text.same("");
  private static final Text MACHINE =
      new Text("〔机器转写，未经人核对〕", " [machine-made, not confirmed by a person]");

  Making {
    segments = List.copyOf(segments);
  }

  /** What stands behind the words of a passage that a machine wrote and nobody confirmed. */
  static Text mark(Segment segment) {
    return segment.machineOnly() ? MACHINE : NOTHING;
  }

  /** Said at the top. */
  Text known() {
    Text how =
        new Text(
            "时间从录音开头算起（分:秒.毫秒）。【】内为听不清或不能确定之处；*号为重点。程序只排版，没有把文字与声音比对。",
            "Times run from the start (minutes:seconds.milliseconds). What stands in brackets was"
                + " unclear; an asterisk marks what matters. The program only set it and did not"
                + " compare words and sound.");
    Text who = who();
    return new Text(who.zh() + how.zh(), who.en() + how.en());
  }

  private Text who() {
    long machine = segments.stream().filter(s -> s.engine().isPresent()).count();
    if (machine == 0) {
      return new Text("本文字稿由人制作。", "Written by a person. ");
    }
    long open = open();
    return new Text(
        "共 %d 段：人写 %d 段，机器转写 %d 段，其中 %d 段经人核对，%d 段未经人核对（已逐段标明，不得当作已核对的内容）。"
            .formatted(segments.size(), segments.size() - machine, machine, machine - open, open),
        "Of %d passages %d were written by a person and %d by a machine; of these %d were confirmed by a person and %d were not (each is marked, and must not be taken for confirmed). "
            .formatted(segments.size(), segments.size() - machine, machine, machine - open, open));
  }

  private long open() {
    return segments.stream().filter(Segment::machineOnly).count();
  }

  /** Who listened to how much of it again. */
  Text checked() {
    List<Confirmation> all =
        segments.stream().map(Segment::confirmed).flatMap(Optional::stream).toList();
    if (all.isEmpty()) {
      return new Text("没有记录", "none is recorded");
    }
    String names =
        all.stream().map(Confirmation::by).distinct().limit(20).collect(Collectors.joining(", "));
    String last =
        all.stream()
            .map(Confirmation::at)
            .max(java.time.Instant::compareTo)
            .orElseThrow()
            .toString();
    return new Text(
        "%d / %d 段（%s，最后一次 %s）".formatted(all.size(), segments.size(), names, last),
        "%d of %d passages (%s; the last %s)".formatted(all.size(), segments.size(), names, last));
  }

  /** To be signed. */
  Text declaration() {
    long open = open();
    return open == 0
        ? new Text(
            "记录人、核对人声明：本文字稿按录音逐句写成，与录音内容一致，听不清之处已标明。",
            "Declaration of the one who wrote it down and of the one who compared it: it follows"
                + " the recording sentence by sentence; unclear places are marked.")
        : new Text(
            "记录人、核对人声明：除标明“机器转写，未经人核对”的 %d 段外，本文字稿按录音逐句写成，与录音内容一致，听不清之处已标明。".formatted(open),
            "Declaration of the one who wrote it down and of the one who compared it: but for the"
                + " %d passages that are marked as machine-made and not confirmed, it follows the recording sentence by sentence; unclear places are marked."
                    .formatted(open));
  }
}
