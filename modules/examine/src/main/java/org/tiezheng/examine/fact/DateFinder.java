package org.tiezheng.examine.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.value.AmountText;
import org.tiezheng.examine.value.DateSpan;

/**
 * Finds dates in running words. A whole date stands for itself. What counts from the day on which
 * it was said (明天, 3天后, 下个月15号, 3月1日 without a year) is resolved against that day and says so; what
 * people mean differently (月底, 下周五, 过几天) is found without a value.
 */
public final class DateFinder {
  private static final String HAN = "[〇零一二三四五六七八九十]";
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<![0-9])(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})[-/.年]\\s?(?:[0-9]{1,2}|"
              + HAN
              + "{1,3})(?:[-/.月]\\s?(?:[0-9]{1,2}|"
              + HAN
              + "{1,3})[日号]?|月份?)(?![0-9])");
  private static final Pattern DAY_OF_MONTH =
      Pattern.compile(
          "(?:(?<year>今年|明年|去年)|(?<![0-9年/.-]))(?<month>[0-9]{1,2}|"
              + HAN
              + "{1,3})月(?<day>[0-9]{1,2}|"
              + HAN
              + "{1,3})[日号]");
  private static final Pattern NEXT_MONTH =
      Pattern.compile("(?<which>这个月|本月|下个月|下月|上个月|上月)(?<day>[0-9]{1,2}|" + HAN + "{1,3})[日号]");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<n>[0-9]{1,3}|" + HAN + "{1,3}|两)(?<unit>天|个?星期|周|个月|年)(?<way>之?后|以后|之?前|以前)");
  private static final Map<String, Integer> DAYS =
      Map.of("大后天", 3, "后天", 2, "明天", 1, "今天", 0, "今晚", 0, "昨天", -1, "前天", -2, "大前天", -3);
  private static final Pattern NAMED = Pattern.compile("大后天|大前天|后天|明天|今天|今晚|昨天|前天");
  private static final Pattern VAGUE =
      Pattern.compile(
          "(?:[今明去]年)?(?:[0-9]{1,2}|"
              + HAN
              + "{1,3})月(?:底|初|中旬|上旬|下旬)|(?:下|这|本|上)(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]|(?:这个|本|下个|下)?月(?:底|初|中旬)|(?:今|明)?年(?:底|前|初|后)|过几天|过段时间|下个月|下周|春节[前后]?|过完年|(?<![0-9月])[0-9]{1,2}号(?:前|之前)?");

  /** Without any of these there is no date. */
  private static final Pattern ANY = Pattern.compile("[年月日号天周今明昨前后下节0-9]");

  private DateFinder() {}

  /**
   * Every date in the words, in the order of their kinds.
   *
   * @param said the day on which they were said, where the case is; empty if unknown
   */
  public static List<Candidate> find(String words, Optional<LocalDate> said) {
    List<Candidate> all = new ArrayList<>();
    if (!ANY.matcher(words).find()) {
      return all;
    }
    StringBuilder rest = new StringBuilder(words);
    take(rest, WHOLE, m -> all.add(whole(m.group())));
    take(rest, DAY_OF_MONTH, m -> all.add(dayOfMonth(m, said)));
    take(rest, NEXT_MONTH, m -> all.add(nextMonth(m, said)));
    take(rest, COUNTED, m -> all.add(counted(m, said)));
    take(
        rest,
        NAMED,
        m -> {
          int days = DAYS.getOrDefault(m.group(), 0);
          all.add(relative(m.group(), said.map(day -> day.plusDays(days)), said));
        });
    take(rest, VAGUE, m -> all.add(vague(m.group())));
    return all.stream().filter(c -> !c.raw().isEmpty()).toList();
  }

  /** Each match once: what a surer form has read is blanked for the others. */
  private static void take(StringBuilder rest, Pattern form, Consumer<Matcher> to) {
    Matcher m = form.matcher(rest.toString());
    while (m.find()) {
      to.accept(m);
      for (int i = m.start(); i < m.end(); i++) {
        rest.setCharAt(i, '\0');
      }
    }
  }

  private static Candidate whole(String raw) {
    return DateSpan.read(raw.replace("份", "").replaceAll("\\s", ""), Context.ZONE)
        .map(span ->
            new Candidate(
                Fact.SlotType.DATE,
                raw,
                span.from().equals(span.to())
                    ? span.from().toString()
                    : span.from().toString().substring(0, 7),
                new Text("按字面", "as written")))
        .orElseGet(() -> none(raw, "没有这一天", "there is no such day"));
  }

  private static Candidate dayOfMonth(Matcher m, Optional<LocalDate> said) {
    int shift = m.group("year") == null ? 0 : "去今明".indexOf(m.group("year").charAt(0)) - 1;
    Optional<LocalDate> day =
        said.flatMap(
            s -> day(s.getYear() + shift, number(m.group("month")), number(m.group("day"))));
    if (said.isPresent() && day.isEmpty()) {
      return none(m.group(), "没有这一天", "there is no such day");
    }
    if (m.group("year") != null) {
      return relative(m.group(), day, said);
    }
    return day.map(d ->
            new Candidate(
                Fact.SlotType.DATE,
                m.group(),
                d.toString(),
                new Text(
                    "没有写年份,按说话当日(" + said.map(LocalDate::toString).orElse("") + ")所在年份,请核对",
                    "no year is written; taken as that of the day it was said ("
                        + said.map(LocalDate::toString).orElse("")
                        + "): check it")))
        .orElseGet(() -> relative(m.group(), Optional.empty(), said));
  }

  private static Candidate nextMonth(Matcher m, Optional<LocalDate> said) {
    int shift = m.group("which").startsWith("下") ? 1 : m.group("which").startsWith("上") ? -1 : 0;
    Optional<LocalDate> day =
        said.map(s -> s.withDayOfMonth(1).plusMonths(shift))
            .flatMap(s -> day(s.getYear(), s.getMonthValue(), number(m.group("day"))));
    return relative(m.group(), day, said);
  }

  private static Candidate counted(Matcher m, Optional<LocalDate> said) {
    int n = number(m.group("n"));
    int signed = m.group("way").endsWith("后") ? n : -n;
    Optional<LocalDate> day =
        n < 0
            ? Optional.empty()
            : said.map(s ->
                switch (m.group("unit")) {
                  case "天" -> s.plusDays(signed);
                  case "个月" -> s.plusMonths(signed);
                  case "年" -> s.plusYears(signed);
                  default -> s.plusWeeks(signed);
                });
    return relative(m.group(), day, said);
  }

  private static Candidate relative(String raw, Optional<LocalDate> day, Optional<LocalDate> said) {
    if (day.isEmpty() || said.isEmpty()) {
      return none(raw, "相对日期,说话当日不明,由人判断", "counts from a day that is not known: for a person");
    }
    return new Candidate(
        Fact.SlotType.DATE,
        raw,
        day.get().toString(),
        new Text("自说话当日 " + said.get() + " 推算", "counted from the day it was said, " + said.get()));
  }

  private static Candidate vague(String raw) {
    return none(raw, "说法含糊,由人判断", "may mean several days: for a person");
  }

  private static Candidate none(String raw, String zh, String en) {
    return new Candidate(Fact.SlotType.DATE, raw, "", new Text(zh, en));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** A small number in either kind of figures; -1 if it is none. */
  private static int number(String figures) {
    return AmountText.read(figures).map(a -> (int) (a.minor() / 100)).orElse(-1);
  }
}
