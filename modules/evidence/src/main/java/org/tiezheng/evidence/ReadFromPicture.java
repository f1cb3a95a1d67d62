package org.tiezheng.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must be said beside a message that was read from a picture: where it stands, what is still
 * to be confirmed, what a person corrected, and whether something may be missing before it.
 */
public final class ReadFromPicture {
  /** Names of the fields of {@link ChatMessage#extra} that such a message has. */
  public static final String SIGHT = "sight";

  public static final String OPEN = "toConfirm";
  public static final String CONFIRMED_BY = "confirmedBy";
  public static final String CONFIRMED_AT = "confirmedAt";
  public static final String MACHINE_READ = "machineRead";
  public static final String READ_OTHERWISE = "readOtherwise";
  public static final String ALSO = "alsoOn";
  public static final String TIME_BASIS = "timeBasis";
  public static final String SEAM = "seam";
  public static final String FRAME = "frame";

  /** The grade of all that was read so. */
  public static final Text GRADE =
      new Text("图片识读件，须与手机核对", "read from pictures, to be compared with the phone");

  private static final Map<String, Text> CONCERNS =
      Map.of(
          "UNREAD", new Text("有未读出的文字", "words not read"),
          "PART", new Text("只见一部分", "seen in part"),
          "AMOUNT", new Text("数字、金额", "numbers"),
          "DATE", new Text("日期", "dates"),
          "NAME", new Text("姓名", "names"),
          "DOUBT", new Text("难以辨认的字", "doubtful characters"),
          "SENDER", new Text("发送人", "the sender"),
          "TIME", new Text("时间", "the time"));

  private ReadFromPicture() {}

  /** Whether a message was read from a picture. */
  public static boolean is(ChatMessage message) {
    return message.provenance().locator() instanceof Locator.Region;
  }

  /** What one of the words of {@link #OPEN} means; the word itself if it is none. */
  public static Text concern(String word) {
    return CONCERNS.getOrDefault(word, Text.same(word));
  }

  /** The remark beside its words; empty for messages that were not read from a picture. */
  public static Optional<Text> remark(ChatMessage message) {
    return message.provenance().locator() instanceof Locator.Region region
        ? Optional.of(remark(region, message.extra()))
        : Optional.empty();
  }

  private static Text remark(Locator.Region region, Map<String, String> extra) {
    List<Text> parts = new ArrayList<>();
    parts.add(new Text("图 " + region.spot(), "picture " + region.spot()));
    String open = extra.getOrDefault(OPEN, "");
    if (!open.isEmpty()) {
      List<Text> words =
          List.of(open.split(",", -1)).stream().map(ReadFromPicture::concern).toList();
      parts.add(
          new Text(
              "待确认：" + words.stream().map(Text::zh).collect(Collectors.joining("、")),
              "to be confirmed: "
                  + words.stream().map(Text::en).collect(Collectors.joining(", "))));
    }
    String by = extra.get(CONFIRMED_BY);
    if (by != null) {
      String read = extra.get(MACHINE_READ);
      parts.add(
          read == null
              ? new Text("文字经" + by + "确认", "words confirmed by " + by)
              : new Text(
                  "文字经" + by + "改正，机读为“" + read + "”",
                  "words corrected by " + by + "; the machine read \"" + read + "\""));
    }
    String basis = extra.get(TIME_BASIS);
    if (basis != null) {
      parts.add(new Text("日期依截图日推算 " + basis, "day told from that of the picture, " + basis));
    }
    seam(extra.getOrDefault(SEAM, "")).ifPresent(parts::add);
    return new Text(
        parts.stream().map(Text::zh).collect(Collectors.joining("；")),
        parts.stream().map(Text::en).collect(Collectors.joining("; ")));
  }

  private static Optional<Text> seam(String seam) {
    int space = seam.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String before = seam.substring(0, space);
    return Optional.of(
        seam.endsWith("UNCERTAIN")
            ? new Text(
                "与图 " + before + " 是否重叠未确定", "overlap with picture " + before + " not established")
            : new Text(
                "与图 " + before + " 没有重叠，此前可能有缺漏",
                "no overlap with picture " + before + ": something may be missing before this"));
  }
}
