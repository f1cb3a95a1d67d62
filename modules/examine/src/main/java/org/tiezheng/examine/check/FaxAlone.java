package org.tiezheng.examine.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.Item;

/** FAX-004: a single fax needs support; a series that connects supports itself. */
final class FaxAlone implements Check.OfItem {
  private final Corroborated corroborated = new Corroborated();

  @Override
  public String name() {
    return "fax.single.corroborated";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Fax> faxes;
    try (Stream<Fax> found = context.records(item, Fax.class)) {
      faxes = found.toList();
    }
    Set<String> references =
        faxes.stream().flatMap(fax -> fax.reference().stream()).collect(Collectors.toSet());
    long answered =
        faxes.stream().filter(f -> f.answers().filter(references::contains).isPresent()).count();
    if (answered > 0) {
      Places series = new Places();
      faxes.forEach(fax -> series.add(context, fax, fax.line()));
      return Ruling.pass(
              "%d 份传真往来衔接,可以相互印证".formatted(faxes.size()),
              "%d faxes answer each other and support each other".formatted(faxes.size()))
          .at(series.list());
    }
    return corroborated.examine(item, context, params);
  }
}
