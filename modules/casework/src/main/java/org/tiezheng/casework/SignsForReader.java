package org.tiezheng.casework;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.present.reader.ReaderSign;

/**
 * The signs of missing lines that a judge sees between the lines of a bundle. Of an item of which a
 * part is handed in only those of its conversations leave, and none that is of no single one.
 */
final class SignsForReader {
  private SignsForReader() {}

  static List<ReaderSign> of(
      OpenCase open, Item item, Sources sources, HandedIn handed, ZoneId zone) {
    boolean chat =
        item.reading().filter(r -> item.kind() == Kind.CHAT || r.kind() == Kind.CHAT).isPresent();
    if (!chat) {
      return List.of();
    }
    return new ChatCopy(open, item, sources)
        .examine(GapQuestions.USUAL.in(zone)).signs().stream()
            .filter(sign -> handed.tells(sign.conversation()))
            .map(SignsForReader::sign)
            .toList();
  }

  private static ReaderSign sign(GapSign sign) {
    return new ReaderSign(
        sign.kind().name().toLowerCase(Locale.ROOT),
        sign.kind().title(),
        weight(sign.weight()),
        sign.what(),
        sign.innocent(),
        sign.count(),
        sign.places().stream().map(SignsForReader::place).toList());
  }

  private static Text weight(Weight weight) {
    return switch (weight) {
      case STRONG -> new Text("强迹象", "strong sign");
      case NOTABLE -> new Text("须说明的迹象", "notable sign");
      case SLIGHT -> new Text("弱迹象", "slight sign");
    };
  }

  private static ReaderSign.Place place(GapPlace place) {
    ReaderSign.About about =
        switch (place.about()) {
          case BEFORE -> ReaderSign.About.BEFORE;
          case AFTER -> ReaderSign.About.AFTER;
          case ROW -> ReaderSign.About.ROW;
          case WITNESS -> ReaderSign.About.WITNESS;
        };
    return new ReaderSign.Place(about, place.provenance());
  }
}
