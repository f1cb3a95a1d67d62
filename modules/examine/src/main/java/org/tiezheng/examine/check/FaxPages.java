package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.Item;

/** FAX-003: every page n of m is there, and what a fax answers is there, too. */
final class FaxPages implements Check.OfItem {
  @Override
  public String name() {
    return "fax.pages.complete";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Fax> faxes;
    try (Stream<Fax> found = context.records(item, Fax.class)) {
      faxes = found.toList();
    }
    Places missing = new Places();
    Places unnumbered = new Places();
    for (Fax fax : faxes) {
      Set<Integer> totals =
          fax.pages().stream()
              .flatMap(page -> page.of().stream())
              .collect(Collectors.toCollection(TreeSet::new));
      if (totals.isEmpty() || fax.pages().stream().anyMatch(page -> page.page().isEmpty())) {
        unnumbered.add(context, fax, fax.line());
      }
      if (totals.size() > 1) {
        missing.add(context, fax, "pages of " + totals);
      } else if (!totals.isEmpty()) {
        Set<Integer> there =
            fax.pages().stream().flatMap(p -> p.page().stream()).collect(Collectors.toSet());
        // A page whose number cannot be read may be the one that seems to be missing.
        int total = totals.iterator().next();
        List<Integer> absent =
            IntStream.rangeClosed(1, Math.min(total, 10_000))
                .boxed()
                .filter(n -> !there.contains(n))
                .toList();
        if (absent.size() > fax.pages().stream().filter(p -> p.page().isEmpty()).count()) {
          missing.add(context, fax, "missing " + absent + " of " + total);
        }
      }
    }
    if (!missing.isEmpty()) {
      return Ruling.fail(
              "%d 份传真缺页或总页数不一".formatted(missing.count()),
              "%d faxes lack pages or state different numbers of pages".formatted(missing.count()))
          .at(missing.list());
    }
    if (faxes.isEmpty() || !unnumbered.isEmpty()) {
      return Ruling.unknown(
              "页眉没有可辨认的页码,不知道是否缺页",
              "the header lines show no page numbers, so nobody can tell whether pages are missing",
              faxes.isEmpty() ? "records.fax" : "records.fax.pages")
          .at(unnumbered.list());
    }
    return series(faxes, context);
  }

  private static Ruling series(List<Fax> faxes, Context context) {
    Set<String> references =
        faxes.stream()
            .map(Fax::reference)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    Places loose = new Places();
    faxes.stream()
        .filter(fax -> fax.answers().filter(a -> !references.contains(a)).isPresent())
        .forEach(fax -> loose.add(context, fax, "answers " + fax.answers().orElse("")));
    Places good = new Places();
    faxes.forEach(fax -> good.add(context, fax, fax.line()));
    return loose.isEmpty()
        ? Ruling.pass(
                "%d 份传真页数齐全,相互衔接".formatted(faxes.size()),
                "%d faxes are complete and connect".formatted(faxes.size()))
            .at(good.list())
        : Ruling.warn(
                "%d 份传真所答复的来件不在其中".formatted(loose.count()),
                "what %d faxes answer is not among them".formatted(loose.count()))
            .at(loose.list());
  }
}
