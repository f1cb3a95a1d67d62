package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Transcript;

/** AUD-007: the talk itself says when, where, who, how much and for what. */
final class TranscriptSlots implements Check.OfItem {
  private static final String PLACES = "placeWords";
  private static final String CAUSES = "causeWords";
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:[0-9][0-9,.]*|[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟亿]+)\\s*[万千百]?(?:元|块|圆|万|美金|美元)"
              + "|[¥￥$]\\s*[0-9]");
  private static final Pattern DAY =
      Pattern.compile(
          "[0-9一二三四五六七八九十〇零]{1,4}\\s*(?:年|月|日|号)|今天|昨天|前天|上周|上个月|去年|今年|下午|上午|[0-9]{4}-[0-9]{2}");

  @Override
  public String name() {
    return "audio.transcript.slots";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(PLACES, CAUSES);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Transcript> transcripts = Transcripts.of(item, context);
    if (transcripts.stream().allMatch(t -> t.segments().isEmpty())) {
      return Transcripts.unread();
    }
    StringBuilder all = new StringBuilder();
    transcripts.forEach(t -> t.segments().forEach(s -> all.append(s.words()).append('\n')));
    String words = all.toString();
    Map<String, Boolean> slots = new LinkedHashMap<>();
    slots.put("时间 time", DAY.matcher(words).find());
    slots.put("地点 place", params.words(PLACES).stream().anyMatch(words::contains));
    slots.put("姓名 full names", named(context, words));
    slots.put("金额 amount", AMOUNT.matcher(words).find());
    slots.put("事由 cause", params.words(CAUSES).stream().anyMatch(words::contains));
    List<String> absent = new ArrayList<>();
    slots.forEach((slot, there) -> {
      if (!there) {
        absent.add(slot);
      }
    });
    Places where = new Places();
    absent.forEach(slot -> where.add(Context.label(item), slot, ""));
    if (absent.size() == slots.size()) {
      return Ruling.fail(
              "谈话没有说出时间、地点、姓名、金额、事由中的任何一项",
              "the talk says nothing of time, place, names, amount or cause")
          .at(where.list());
    }
    return absent.isEmpty()
        ? Ruling.pass(
            "谈话说出了时间、地点、姓名、金额、事由(按词表查找,候选须人工确认)",
            "the talk says time, place, names, amount and cause (found by words; a person"
                + " confirms them)")
        : Ruling.warn(
                "谈话没有说出:" + String.join("、", absent) + ";用其他证据补足",
                "the talk does not say: " + english(absent) + "; other evidence must show it")
            .at(where.list());
  }

  private static boolean named(Context context, String words) {
    List<Party> parties = new ArrayList<>(context.matter().opponents());
    return parties.stream().anyMatch(p -> !p.name().isBlank() && words.contains(p.name()));
  }

  private static String english(List<String> slots) {
    return String.join(
        ", ", slots.stream().map(slot -> slot.substring(slot.indexOf(' ') + 1)).toList());
  }
}
