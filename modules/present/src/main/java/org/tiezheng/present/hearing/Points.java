package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.paper.PaperFacts;

/** What of one item is compared, for each content that a step can show. */
final class Points {
  private final ShownItem item;
  private final PaperFacts facts;
  private final Spots spots;
  private final Walk walk;
  private final LinePoints lines;
  private final RecordPoints records;

  Points(ShownItem item, PaperFacts facts) {
    this.item = item;
    this.facts = facts;
    this.spots = new Spots(item, facts);
    this.walk = new Walk(item);
    item.records().ifPresent(all -> walk.run(all, new Lines(item, facts, spots.location())));
    this.lines = new LinePoints(item, facts, walk, spots);
    this.records = new RecordPoints(item, facts, walk, spots);
  }

  Walk walk() {
    return walk;
  }

  List<String> ownNames() {
    return item.own().stream().map(spots::account).toList();
  }

  /** All pages in one; empty if the step does not go through them. */
  Optional<Point> summary(Script.Step step) {
    return lines.summary(step);
  }

  /** What a step shows of the item; for what only the screen shows one point for each step. */
  List<Point> of(Script.Step step) {
    List<Point> points = new ArrayList<>();
    for (Script.Content content : step.shows()) {
      points.addAll(of(step, content));
    }
    return points;
  }

  private List<Point> of(Script.Step step, Script.Content content) {
    return switch (content) {
      case SCREEN ->
          List.of(spots.point("screen/" + step.id(), facts.say(step.expect()), Spots.NONE));
      case OWN_ACCOUNT -> lines.ownAccounts();
      case OTHER_ACCOUNTS -> lines.others();
      case CONVERSATIONS -> lines.conversations();
      case KEY_LINES -> lines.lines("line", walk.key());
      case LINES -> lines.pages();
      case OPENED ->
          Stream.concat(lines.lines("open", walk.opened()).stream(), records.attachments().stream())
              .toList();
      case TRANSFERS -> lines.lines("transfer", walk.transfers());
      case UNSEEN -> lines.unseen();
      case OWN_NUMBER -> lines.ownNumber();
      case STORAGE -> lines.storage();
      case MAILS -> records.mails();
      case HEADERS -> records.headers();
      case PAYMENTS -> records.payments();
      case POSTS -> records.posts();
      case ADDRESS -> records.address();
      case FILES -> records.files();
    };
  }
}
