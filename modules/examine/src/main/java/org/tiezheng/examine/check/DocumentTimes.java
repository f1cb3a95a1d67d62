package org.tiezheng.examine.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.examine.value.DateSpan;

/**
 * WRD-002: what the document says of its own making is not later than the day claimed for it, and
 * the version of the program that it names existed then. All of it can be rewritten, and saving or
 * printing again later has innocent reasons.
 */
final class DocumentTimes implements Check.OfItem {
  private static final String VERSIONS = "officeVersions";

  @Override
  public String name() {
    return "document.times.plausible";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(VERSIONS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    Optional<DateSpan> claimed =
        context
            .answer(item, Answer.CLAIMED_DATE)
            .flatMap(date -> DateSpan.read(date, Context.ZONE));
    List<String> missing = new ArrayList<>();
    if (claimed.isEmpty()) {
      missing.add(Answer.CLAIMED_DATE.path());
    }
    Places against = new Places();
    Places later = new Places();
    Places good = new Places();
    long[] undated = {0, 0, 0};
    try (Stream<DocumentProperties> documents = context.records(item, DocumentProperties.class)) {
      documents.forEach(document -> {
        undated[0]++;
        if (document.time().instant().isEmpty()) {
          undated[1]++;
        }
        if (document.modified().instant().isEmpty() || released(document, params).isEmpty()) {
          undated[2]++;
        }
        long before = against.count() + later.count();
        claimed.ifPresent(day -> judge(document, day.to(), context, params, against, later));
        if (against.count() + later.count() == before) {
          good.add(context, document, "created " + document.time().raw());
        }
      });
    }
    if (undated[0] == 0) {
      missing.add("records.document");
    } else if (undated[1] > 0) {
      missing.add("records.document.time");
    }
    if (!against.isEmpty()) {
      return Ruling.fail(
              "文档创建时间或软件版本晚于主张的日期(%d 处)".formatted(against.count()),
              "made, or written by a program released, after the day claimed (%d places)"
                  .formatted(against.count()))
          .at(against.list());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown("缺少可以比较的时间", "times to compare are missing", missing).at(good.list());
    }
    if (!later.isEmpty()) {
      return Ruling.warn(
              "文档在主张的日期之后又被保存或打印,或保存早于创建(%d 处)".formatted(later.count()),
              "saved or printed again after the day claimed, or saved before it was made (%d places)"
                  .formatted(later.count()))
          .at(later.list());
    }
    if (undated[2] > 0) {
      return Ruling.pass(
              "文档所载的时间不晚于主张的日期;%d 份没有保存时间或可核对的软件版本,该项未核对(均可被改写)".formatted(undated[2]),
              ("the times in the documents are no later than the day claimed; %d of them have no"
                      + " time of saving or no version of a program to compare, so that was not"
                      + " checked (all of it can be rewritten)")
                  .formatted(undated[2]))
          .at(good.list());
    }
    return Ruling.pass(
            "创建、保存、打印时间和软件版本不晚于主张的日期(均可被改写)",
            "made, saved and printed no later than the day claimed, by a program that existed then"
                + " (all of it can be rewritten)")
        .at(good.list());
  }

  private static void judge(
      DocumentProperties document,
      LocalDate claimed,
      Context context,
      Params params,
      Places against,
      Places later) {
    after(document.time(), claimed)
        .ifPresent(day -> against.add(context, document, "created " + day + " > " + claimed));
    released(document, params)
        .filter(day -> day.isAfter(claimed))
        .ifPresent(day ->
            against.add(
                context,
                document,
                document.producer() + " " + version(document) + " ≥ " + day + " > " + claimed));
    after(document.modified(), claimed)
        .ifPresent(day -> later.add(context, document, "saved " + day + " > " + claimed));
    document
        .printed()
        .flatMap(printed -> after(printed, claimed))
        .ifPresent(day -> later.add(context, document, "printed " + day + " > " + claimed));
    Optional<Instant> made = document.time().instant();
    Optional<Instant> saved = document.modified().instant();
    if (made.isPresent() && saved.isPresent() && saved.get().isBefore(made.get())) {
      later.add(context, document, "saved " + saved.get() + " < created " + made.get());
    }
  }

  private static Optional<LocalDate> after(RecordedTime time, LocalDate claimed) {
    return time.instant().map(Context::dayOf).filter(day -> day.isAfter(claimed));
  }

  /** The day before which no public version of the program existed, by its main number. */
  private static Optional<LocalDate> released(DocumentProperties document, Params params) {
    if (!document.producer().startsWith("Microsoft")) {
      return Optional.empty();
    }
    String main = version(document).split("\\.", 2)[0];
    return params.words(VERSIONS).stream()
        .filter(entry -> entry.startsWith(main + "="))
        .map(entry -> LocalDate.parse(entry.substring(entry.indexOf('=') + 1)))
        .findFirst();
  }

  private static String version(DocumentProperties document) {
    return document.extra().getOrDefault("app/AppVersion", "");
  }
}
