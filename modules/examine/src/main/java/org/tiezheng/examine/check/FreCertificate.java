package org.tiezheng.examine.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.examine.value.DateSpan;

/**
 * PRE-006: a certification under Fed. R. Evid. 902(13) or (14) names a qualified person, says more
 * than conclusions, and was told to the other side before use. Nobody's qualification is checked.
 */
final class FreCertificate implements Check.OfCase {
  private static final String LEAST = "leastWords";
  private static final String NOTICE = "noticeDays";
  private static final List<Answer> OF_13 =
      List.of(
          Answer.FRE_13_CERTIFIER,
          Answer.FRE_13_QUALIFICATION,
          Answer.FRE_13_SYSTEM,
          Answer.FRE_13_GENERATED,
          Answer.FRE_13_ACCURACY,
          Answer.FRE_13_REGULAR,
          Answer.FRE_13_NOTICE);
  private static final List<Answer> OF_14 =
      List.of(Answer.FRE_14_CERTIFIER, Answer.FRE_14_QUALIFICATION, Answer.FRE_14_NOTICE);

  /** What a court would call a conclusion if it says too little. */
  private static final Set<Answer> EXPLAINED =
      Set.of(
          Answer.FRE_13_QUALIFICATION,
          Answer.FRE_13_SYSTEM,
          Answer.FRE_13_GENERATED,
          Answer.FRE_13_ACCURACY,
          Answer.FRE_14_QUALIFICATION);

  @Override
  public String name() {
    return "us.fre.certificate";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(LEAST, NOTICE);
  }

  @Override
  public Ruling examine(Context context, Params params) {
    Optional<String> which = context.answer(Answer.FRE_CERTIFICATE);
    if (which.isEmpty()) {
      return Ruling.unknown(
          "没有说明是否使用 902(13)、902(14) 证明书",
          "nobody says whether a certification under 902(13) or (14) is relied on",
          Answer.FRE_CERTIFICATE.path());
    }
    if (Context.none(which)) {
      return Ruling.notApplicable(
          "不使用 902(13)、902(14) 证明书", "no certification under 902(13) or (14) is relied on");
    }
    String said = which.get().toLowerCase(Locale.ROOT);
    List<Answer> asked = new ArrayList<>();
    boolean both = said.contains("both");
    if (both || said.contains("13")) {
      asked.addAll(OF_13);
    }
    if (both || said.contains("14")) {
      asked.addAll(OF_14);
    }
    if (asked.isEmpty()) {
      return Ruling.unknown(
          "无法识别使用哪一种证明书:" + which.get(),
          "which certification is meant cannot be told: " + which.get(),
          Answer.FRE_CERTIFICATE.path());
    }
    return filled(asked, context, params);
  }

  private static Ruling filled(List<Answer> asked, Context context, Params params) {
    Places blank = new Places();
    Places bare = new Places();
    Places good = new Places();
    for (Answer answer : asked) {
      Optional<String> given = context.answer(answer);
      if (given.isEmpty()) {
        blank.add("case.yaml", answer.path(), answer.meaning().en());
      } else if (EXPLAINED.contains(answer) && words(given.get()) < params.number(LEAST)) {
        bare.add("case.yaml", answer.path(), given.get());
      } else {
        good.add("case.yaml", answer.path(), given.get());
      }
    }
    if (!blank.isEmpty()) {
      return Ruling.fail(
              "证明书有 %d 项没有填写".formatted(blank.count()),
              "%d parts of the certification are blank".formatted(blank.count()))
          .at(blank.list());
    }
    if (!bare.isEmpty()) {
      return Ruling.warn(
              "证明书有 %d 项像是只有结论:内容须与出庭作证应述的相当".formatted(bare.count()),
              "%d parts of the certification look like mere conclusions: they must say what testimony would"
                  .formatted(bare.count()))
          .at(bare.list());
    }
    return notice(asked, context, params).orElseGet(() -> passed(good));
  }

  private static Ruling passed(Places good) {
    return Ruling.pass(
            "证明人、资格、内容和通知日期均已填写(是否合格、是否足够未判断)",
            "certifier, qualification, content and day of notice are filled in (whether they"
                + " suffice is not judged)")
        .at(good.list());
  }

  /** The notice must come before the use, with some time for the other side to look. */
  private static Optional<Ruling> notice(List<Answer> asked, Context context, Params params) {
    for (Answer answer : asked) {
      if (answer != Answer.FRE_13_NOTICE && answer != Answer.FRE_14_NOTICE) {
        continue;
      }
      String given = context.answer(answer).orElse("");
      Optional<LocalDate> day = DateSpan.read(given, Context.ZONE).map(DateSpan::to);
      if (day.isEmpty()) {
        return Optional.of(
            Ruling.unknown(
                "通知日期无法识别:" + given, "the day of notice cannot be read: " + given, answer.path()));
      }
      Optional<LocalDate> use = context.matter().hearing();
      if (use.isEmpty()) {
        return Optional.of(
            Ruling.unknown(
                "没有开庭日期,无法比较通知是否在使用之前",
                "no day of the hearing is stated, so the notice cannot be compared with the use",
                "case.hearing"));
      }
      long left = ChronoUnit.DAYS.between(day.get(), use.get());
      if (left <= 0) {
        return Optional.of(
            Ruling.fail("通知日期不在使用之前:" + day.get(), "the notice is not before the use: " + day.get())
                .at("case.yaml", answer.path(), given));
      }
      if (left < params.number(NOTICE)) {
        return Optional.of(
            Ruling.warn(
                    "通知与使用之间只有 %d 天,是否合理由法庭判断".formatted(left),
                    "%d days between notice and use: whether that is reasonable is for the court"
                        .formatted(left))
                .at("case.yaml", answer.path(), given));
      }
    }
    return Optional.empty();
  }

  /** Words of an English sentence; two Chinese characters count as one word. */
  private static long words(String text) {
    long han =
        text.codePoints()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
            .count();
    long latin =
        java.util.Arrays.stream(text.split("[^\\p{IsLatin}0-9']+", -1))
            .filter(w -> !w.isEmpty())
            .count();
    return latin + han / 2;
  }
}
