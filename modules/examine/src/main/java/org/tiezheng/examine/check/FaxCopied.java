package org.tiezheng.examine.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.Item;
import org.tiezheng.examine.value.DateSpan;

/** FAX-005: a fax fades; one that is old must have been copied or scanned. */
final class FaxCopied implements Check.OfItem {
  private static final String YEARS = "years";
  private static final String DPI = "dpi";

  @Override
  public String name() {
    return "fax.copy.kept";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(YEARS, DPI);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    Optional<String> copy = context.answer(item, Answer.FAX_COPY);
    if (!item.originals().isEmpty()) {
      return scanned(item, context, params.number(DPI));
    }
    if (copy.isPresent() && !Context.no(copy) && !Context.none(copy)) {
      return Ruling.pass("已有复印件或扫描件(照所填)", "there is a copy or scan (as stated)")
          .at(label, Answer.FAX_COPY.path(), copy.get());
    }
    Optional<LocalDate> day = day(item, context);
    if (day.isEmpty()) {
      return Ruling.unknown(
          "传真的日期不明,也没有复印件",
          "the day of the fax is not known, and there is no copy",
          "records.fax",
          Answer.CLAIMED_DATE.path());
    }
    boolean old = day.get().plusYears(params.number(YEARS)).isBefore(context.today());
    return old
        ? Ruling.fail(
                "传真已逾 %d 年,纸面会褪色,还没有复印或扫描".formatted(params.number(YEARS)),
                "the fax is more than %d years old, its paper fades, and it was not copied"
                    .formatted(params.number(YEARS)))
            .at(label, Answer.CLAIMED_DATE.path(), day.get().toString())
        : Ruling.warn("传真尚新,但没有复印或扫描", "the fax is recent, but was not copied or scanned")
            .at(label, Answer.CLAIMED_DATE.path(), day.get().toString());
  }

  private static Ruling scanned(Item item, Context context, long dpi) {
    Places coarse = new Places();
    try (Stream<Fax> faxes = context.records(item, Fax.class)) {
      faxes
          .filter(fax -> fax.dpi().filter(d -> d < dpi).isPresent())
          .forEach(fax -> coarse.add(context, fax, fax.dpi().orElse(0) + " dpi"));
    }
    return coarse.isEmpty()
        ? Ruling.pass("传真已有电子副本并已固定", "the fax is scanned and sealed")
        : Ruling.warn("扫描分辨率低于 %d dpi".formatted(dpi), "scanned at less than %d dpi".formatted(dpi))
            .at(coarse.list());
  }

  private static Optional<LocalDate> day(Item item, Context context) {
    try (Stream<Fax> faxes = context.records(item, Fax.class)) {
      Optional<LocalDate> read =
          faxes
              .flatMap(fax -> fax.time().instant().stream())
              .map(Context::dayOf)
              .min(Comparator.naturalOrder());
      return read.or(() ->
          context
              .answer(item, Answer.CLAIMED_DATE)
              .flatMap(date -> DateSpan.read(date, Context.ZONE))
              .map(DateSpan::from));
    }
  }
}
