package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.paper.PaperFacts;

/** What is compared of the lines of a printed copy, and of the accounts that wrote them. */
final class LinePoints {
  private static final int ACCOUNTS = 60;
  private static final int CONVERSATIONS = 100;
  private static final int RANGES = 20;
  private static final Place NONE = Spots.NONE;

  private final ShownItem item;
  private final PaperFacts facts;
  private final Walk walk;
  private final Spots spots;

  LinePoints(ShownItem item, PaperFacts facts, Walk walk, Spots spots) {
    this.item = item;
    this.facts = facts;
    this.walk = walk;
    this.spots = spots;
  }

  List<Point> ownAccounts() {
    if (item.own().isEmpty()) {
      String words =
          facts.say(
              "登录的账号（案件文件没有载明，当庭记录）：____________________",
              "the account logged in (not stated in the case file, to be noted in court):"
                  + " ____________________");
      return List.of(spots.point("account", words, new Place.Open()));
    }
    return item.own().stream()
        .map(a ->
            spots.point(
                "account/" + a.key(),
                facts.say("本人账号：", "own account: ") + spots.account(a),
                spots.cover()))
        .toList();
  }

  List<Point> others() {
    List<Point> points = new ArrayList<>();
    item.others().stream()
        .limit(ACCOUNTS)
        .forEach(a ->
            points.add(
                spots.point(
                    "profile/" + a.key(),
                    facts.say("对方账号：", "other account: ") + spots.account(a),
                    spots.cover())));
    int more = item.others().size() - points.size();
    if (more > 0) {
      points.add(
          spots.point(
              "profile/rest",
              facts.say(
                  "其余账号 " + more + " 个，见提交件首页名册",
                  more + " more accounts, see the roster on the first pages"),
              spots.cover()));
    }
    return points;
  }

  List<Point> conversations() {
    List<Point> points = new ArrayList<>();
    walk.groups()
        .forEach((id, group) -> {
          if (points.size() < CONVERSATIONS) {
            points.add(spots.point("conversation/" + id, conversation(id, group), between(group)));
          }
        });
    int more = walk.groups().size() - points.size();
    if (more > 0) {
      points.add(
          spots.point(
              "conversation/rest",
              facts.say(
                  "其余会话 " + more + " 个，逐页核对时一并核对",
                  more + " more conversations, compared page by page"),
              new Place.Open()));
    }
    return points;
  }

  Place between(Walk.Group group) {
    int page = walk.page(group.first);
    return spots.onLines(
        page, Math.max(page, walk.page(group.last)), group.first.number(), group.last.number());
  }

  String conversation(String id, Walk.Group group) {
    String title = group.first.title();
    String name =
        title.isBlank() || title.equals(id)
            ? id
            : title + facts.say("（", " (") + id + facts.say("）", ")");
    return facts.say(
        "会话 %s：共 %d 行；首条 %s %s：%s；末条 %s %s：%s"
            .formatted(
                name,
                group.count,
                group.first.time(),
                group.first.who(),
                Spots.shortened(group.first.words()),
                group.last.time(),
                group.last.who(),
                Spots.shortened(group.last.words())),
        "conversation %s: %d lines; first %s %s: %s; last %s %s: %s"
            .formatted(
                name,
                group.count,
                group.first.time(),
                group.first.who(),
                Spots.shortened(group.first.words()),
                group.last.time(),
                group.last.who(),
                Spots.shortened(group.last.words())));
  }

  List<Point> lines(String kind, Walk.Few<Line> few) {
    List<Point> points = new ArrayList<>();
    few.first().forEach(line -> points.add(line(kind, line)));
    rest(kind, few.more()).ifPresent(points::add);
    return points;
  }

  Point line(String kind, Line line) {
    int page = walk.page(line);
    return spots.point(
        kind + "/" + line.number(),
        line.time() + " " + line.who() + facts.say("：", ": ") + Spots.shortened(line.words()),
        spots.onLines(page, page, line.number(), line.number()));
  }

  /** Nothing falls away: what is not named by itself is named with its page. */
  Optional<Point> rest(String kind, int more) {
    return more == 0
        ? Optional.empty()
        : Optional.of(
            spots.point(
                kind + "/rest",
                facts.say(
                    "其余 " + more + " 处，逐页核对时按所列行号打开",
                    more + " more, opened page by page by the numbers there"),
                NONE));
  }

  List<Point> pages() {
    return walk.pages().rows().stream()
        .map(row ->
            spots.point(
                row.page > 0 ? "page/" + row.page : "lines/" + row.first,
                row.words(facts),
                spots.onLines(row.page, row.lastPage, row.first, row.last)))
        .toList();
  }

  /** All pages in one; empty if the step does not go through them. */
  Optional<Point> summary(Script.Step step) {
    List<PageRows.Row> rows = walk.pages().rows();
    if (!step.shows().contains(Script.Content.LINES) || rows.size() < 2) {
      return Optional.empty();
    }
    PageRows.Row first = rows.getFirst();
    PageRows.Row last = rows.getLast();
    int lines = rows.stream().mapToInt(row -> row.count).sum();
    String until = "[%06d]".formatted(last.last);
    return Optional.of(
        spots.point(
            "pages",
            facts.say(
                "从 [%06d] 到 %s 共 %d 行，逐页核对的 %d 格见核对情况记录表"
                    .formatted(first.first, until, lines, rows.size()),
                "from [%06d] to %s, %d lines; the record has %d rows to compare them page by page"
                    .formatted(first.first, until, lines, rows.size())),
            spots.onLines(first.page, last.lastPage, first.first, last.last)));
  }

  /** Whether a point goes page by page. */
  static boolean ofPages(Point point) {
    return point.id().matches("[0-9]+/(page|lines)/[0-9]+");
  }

  List<Point> unseen() {
    if (walk.unseenCount() == 0) {
      return List.of();
    }
    String ranges =
        walk.unseen().stream()
            .limit(RANGES)
            .map(r ->
                r.count() == 1
                    ? "[%06d]".formatted(r.first())
                    : "[%06d]–[%06d]".formatted(r.first(), r.last()))
            .collect(Collectors.joining(facts.say("、", ", ")));
    String more = walk.unseen().size() > RANGES ? facts.say(" 等", " and more") : "";
    return List.of(
        spots.point(
            "unseen",
            facts.say(
                "应用中看不到的行共 %d 行：%s%s；提交件中标明“恢复”或“已标记删除”"
                    .formatted(walk.unseenCount(), ranges, more),
                "%d lines that the app does not show: %s%s; marked as recovered or deleted in the copy"
                    .formatted(walk.unseenCount(), ranges, more)),
            NONE));
  }

  List<Point> ownNumber() {
    String stated = item.item().attributes().getOrDefault("ownNumber", "").strip();
    List<String> numbers = stated.isEmpty() ? walk.ownNumbers() : List.of(stated);
    String words =
        numbers.isEmpty()
            ? facts.say(
                "本机号码（没有载明，当庭记录）：____________________",
                "own number (not stated, to be noted in court): ____________________")
            : facts.say("本机号码：", "own number: ") + String.join(facts.say("、", ", "), numbers);
    return List.of(
        spots.point("number", words, numbers.isEmpty() ? new Place.Open() : spots.cover()));
  }

  List<Point> storage() {
    return walk.stored().first().stream()
        .map(line -> {
          int page = walk.page(line);
          Place.InFile where = (Place.InFile) spots.inFile(line.from());
          return spots.point(
              "stored/" + line.number(),
              facts.say("保存位置：", "stored in: ")
                  + (line.box().isEmpty() ? "" : line.box() + facts.say("，", ", "))
                  + where.where(),
              spots.onLines(page, page, line.number(), line.number()));
        })
        .toList();
  }
}
