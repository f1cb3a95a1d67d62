package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.Item;

/** FAX-001: the header line of each page states number, time and page n of m. */
final class FaxHeader implements Check.OfItem {
  @Override
  public String name() {
    return "fax.header.readable";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places bare = new Places();
    Places logged = new Places();
    Places good = new Places();
    try (Stream<Fax> faxes = context.records(item, Fax.class)) {
      faxes.forEach(fax -> {
        int n = 0;
        for (Fax.Page page : fax.pages()) {
          n++;
          List<String> lacking = lacking(page);
          Places where = lacking.isEmpty() ? good : fax.log().isPresent() ? logged : bare;
          where.add(
              context.name(fax.provenance().original()),
              "page " + n,
              lacking.isEmpty() ? page.header() : "unreadable: " + lacking);
        }
      });
    }
    if (!bare.isEmpty()) {
      return Ruling.fail(
              "%d 页的页眉读不出号码、时间或页码".formatted(bare.count()),
              "the header line of %d pages does not show number, time or page"
                  .formatted(bare.count()))
          .at(bare.list());
    }
    if (!logged.isEmpty()) {
      return Ruling.warn(
              "%d 页的页眉读不出,但有传输记录可以补充".formatted(logged.count()),
              "the header line of %d pages cannot be read, but there is a transmission log"
                  .formatted(logged.count()))
          .at(logged.list());
    }
    return good.isEmpty()
        ? Ruling.unknown("没有读到传真的页眉", "no header line of a fax was read", "records.fax")
        : Ruling.pass("每页页眉的号码、时间、页码都可辨认", "number, time and page can be read on each page")
            .at(good.list());
  }

  private static List<String> lacking(Fax.Page page) {
    List<String> lacking = new ArrayList<>();
    if (page.number().filter(number -> !number.isBlank()).isEmpty()) {
      lacking.add("number");
    }
    if (page.time().raw().isBlank()) {
      lacking.add("time");
    }
    if (page.page().isEmpty() || page.of().isEmpty()) {
      lacking.add("page");
    }
    return lacking;
  }
}
