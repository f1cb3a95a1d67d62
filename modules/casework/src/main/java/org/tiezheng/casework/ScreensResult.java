package org.tiezheng.casework;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.screens.Checked;
import org.tiezheng.examine.screens.ExportLine;
import org.tiezheng.examine.screens.Row;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.examine.screens.Sighting;
import org.tiezheng.examine.screens.Verdict;
import org.tiezheng.examine.screens.report.ScreensHeading;

/** A check of screenshots in the words of the command. */
final class ScreensResult {
  private static final int FIRST = 30;

  private final Checked checked;
  private final ScreensHeading heading;
  private final List<ScreenPictures.Sealed> sealed;
  private final DateTimeFormatter times;

  ScreensResult(Checked checked, ScreensHeading heading, List<ScreenPictures.Sealed> sealed) {
    this.checked = checked;
    this.heading = heading;
    this.sealed = sealed;
    this.times =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(heading.zone());
  }

  CheckScreens.Result result() {
    List<Row> open = checked.rows().stream().filter(r -> r.verdict().open()).toList();
    List<CheckScreens.Shown> pictures = new ArrayList<>();
    for (int n = 0; n < sealed.size(); n++) {
      pictures.add(shown(n, checked.pictures().get(n)));
    }
    return new CheckScreens.Result(
        heading.statement(),
        heading.item(),
        heading.conversation(),
        heading.title(),
        pictures,
        counts(checked.counts(false)),
        counts(checked.counts(true)),
        open.stream().limit(FIRST).map(this::line).toList(),
        open.size(),
        checked.rows().stream().map(this::seen).toList(),
        checked.notes());
  }

  private CheckScreens.Shown shown(int number, Checked.Shown shown) {
    ScreenPictures.Sealed picture = sealed.get(number);
    Optional<Text> unread =
        shown.picture().reading() instanceof ScreenReading.Unread not
            ? Optional.of(not.why())
            : Optional.empty();
    String lines =
        shown.first().map(l -> String.valueOf(l.line())).orElse("")
            + shown.last().map(l -> "–" + l.line()).orElse("");
    return new CheckScreens.Shown(
        number + 1,
        picture.name(),
        picture.sha256(),
        picture.item(),
        picture.collected(),
        unread,
        lines);
  }

  private static List<CheckScreens.Count> counts(Map<Verdict, Long> counts) {
    return counts.entrySet().stream()
        .map(e ->
            new CheckScreens.Count(
                e.getKey().name(),
                e.getKey().mark(),
                e.getKey().title(),
                e.getKey().open() && e.getKey() != Verdict.PERSON,
                e.getValue()))
        .toList();
  }

  private CheckScreens.Seen seen(Row row) {
    CheckScreens.Line line = line(row);
    Optional<Sighting> first = row.seen().stream().findFirst();
    String picture = first.map(s -> sealed.get(s.picture()).sha256()).orElse("");
    Optional<ScreenReading.Screen> screen =
        first
            .map(s -> checked.pictures().get(s.picture()).picture().reading())
            .filter(ScreenReading.Screen.class::isInstance)
            .map(ScreenReading.Screen.class::cast);
    Optional<Locator.Region> at =
        first.map(s ->
            new Locator.Region(
                s.picture() + 1,
                s.block().box().x(),
                s.block().box().y(),
                s.block().box().width(),
                s.block().box().height(),
                Optional.empty()));
    String exported = row.line().map(l -> String.valueOf(l.line())).orElse("-");
    return new CheckScreens.Seen(
        (picture.isEmpty() ? "-" : picture.substring(0, 16) + "@" + line.where())
            + "/"
            + heading.item()
            + ":"
            + exported,
        row.verdict().name(),
        line.mark(),
        line.verdict(),
        row.verdict().open(),
        picture,
        at,
        screen.map(ScreenReading.Screen::width).orElse(0),
        screen.map(ScreenReading.Screen::height).orElse(0),
        line.time(),
        line.read(),
        line.exported(),
        line.reasons());
  }

  private CheckScreens.Line line(Row row) {
    Optional<Sighting> seen = row.seen().stream().findFirst();
    String where =
        seen.map(s ->
                "%d:%d,%d".formatted(s.picture() + 1, s.block().box().x(), s.block().box().y()))
            .orElse("");
    return new CheckScreens.Line(
        row.verdict().mark(),
        row.verdict().title(),
        where,
        row.line().flatMap(ExportLine::time).map(times::format).orElse(""),
        seen.map(s -> s.block().text()).orElse(""),
        row.line().map(l -> "[" + l.line() + "] " + l.words()).orElse(""),
        row.judged().reasons());
  }
}
