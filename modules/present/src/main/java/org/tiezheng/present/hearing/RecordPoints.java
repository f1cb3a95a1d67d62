package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.WebCapture;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PrintedTime;

/** What is compared of records that no copy prints as lines: mails, payments, pages, files. */
final class RecordPoints {
  private static final Place NONE = Spots.NONE;

  private final ShownItem item;
  private final PaperFacts facts;
  private final Walk walk;
  private final Spots spots;

  RecordPoints(ShownItem item, PaperFacts facts, Walk walk, Spots spots) {
    this.item = item;
    this.facts = facts;
    this.walk = walk;
    this.spots = spots;
  }

  List<Point> mails() {
    List<Point> points = new ArrayList<>();
    for (Walk.Numbered<Mail> one : walk.mails().first()) {
      Mail mail = one.record();
      points.add(
          spots.point(
              "mail/" + one.number(),
              facts.say(
                  "邮件 %d：发件人 %s；收件人 %s；时间 %s；主题 %s；附件 %d 个；正文 %s"
                      .formatted(
                          one.number(),
                          mail.from(),
                          String.join(", ", mail.to()),
                          PrintedTime.of(mail.time(), facts),
                          mail.subject(),
                          mail.attachments().size(),
                          Spots.shortened(mail.text())),
                  "mail %d: from %s; to %s; time %s; subject %s; %d attachments; text %s"
                      .formatted(
                          one.number(),
                          mail.from(),
                          String.join(", ", mail.to()),
                          PrintedTime.of(mail.time(), facts),
                          mail.subject(),
                          mail.attachments().size(),
                          Spots.shortened(mail.text()))),
              spots.inFile(mail.provenance())));
    }
    more("mail", walk.mails()).ifPresent(points::add);
    return points;
  }

  List<Point> headers() {
    List<Point> points = new ArrayList<>();
    for (Walk.Numbered<Mail> one : walk.mails().first()) {
      Mail mail = one.record();
      points.add(
          spots.point(
              "headers/" + one.number(),
              facts.say(
                  "邮件 %d 的邮件头：Message-ID %s；Date %s；Received %d 行"
                      .formatted(
                          one.number(),
                          mail.messageId().orElse("—"),
                          mail.time().raw(),
                          mail.received().size()),
                  "headers of mail %d: Message-ID %s; Date %s; %d Received lines"
                      .formatted(
                          one.number(),
                          mail.messageId().orElse("—"),
                          mail.time().raw(),
                          mail.received().size())),
              spots.inFile(mail.provenance())));
    }
    more("headers", walk.mails()).ifPresent(points::add);
    return points;
  }

  List<Point> payments() {
    List<Point> points = new ArrayList<>();
    for (Walk.Numbered<Payment> one : walk.payments().first()) {
      Payment p = one.record();
      points.add(
          spots.point(
              "payment/" + one.number(),
              Stream.of(
                      PrintedTime.of(p.time(), facts),
                      facts.say(
                          switch (p.direction()) {
                            case IN -> "收入";
                            case OUT -> "支出";
                            case NEUTRAL -> "不计收支";
                          },
                          p.direction().name().toLowerCase(java.util.Locale.ROOT)),
                      p.amount().raw(),
                      p.counterpart(),
                      Spots.shortened(p.description()),
                      p.status(),
                      p.orderId().isBlank() ? "" : facts.say("交易单号 ", "no. ") + p.orderId())
                  .filter(s -> !s.isBlank())
                  .collect(Collectors.joining(" ")),
              spots.inFile(p.provenance())));
    }
    more("payment", walk.payments()).ifPresent(points::add);
    if (walk.otherPayments() > 0) {
      points.add(
          spots.point(
              "payment/others",
              facts.say(
                  "与案内其他人无关的交易 " + walk.otherPayments() + " 笔没有逐笔列出，法庭要求时照文件次序核对",
                  walk.otherPayments()
                      + " payments with nobody of the case are not listed one by one; compared in"
                      + " the order of the file if the court asks"),
              new Place.Open()));
    }
    return points;
  }

  List<Point> posts() {
    List<Point> points = new ArrayList<>();
    for (Walk.Numbered<Post> one : walk.posts().first()) {
      points.add(
          spots.point(
              "post/" + one.number(),
              PrintedTime.of(one.record().time(), facts)
                  + " "
                  + one.record().authorName()
                  + facts.say("：", ": ")
                  + Spots.shortened(one.record().line()),
              spots.inFile(one.record().provenance())));
    }
    more("post", walk.posts()).ifPresent(points::add);
    return points;
  }

  Optional<Point> more(String kind, Walk.Few<?> few) {
    return few.more() == 0
        ? Optional.empty()
        : Optional.of(
            spots.point(
                kind + "/rest",
                facts.say(
                    "第 %d 条起共 %d 条，没有逐条列出；法庭要求时照文件次序逐条核对"
                        .formatted(few.first().size() + 1, few.more()),
                    "%d more from number %d on are not listed one by one; compared in the order of the file if the court asks"
                        .formatted(few.more(), few.first().size() + 1)),
                new Place.Open()));
  }

  /** Addresses as pages were captured; else as a person states it. */
  List<Point> address() {
    List<Point> points = new ArrayList<>();
    for (Walk.Numbered<WebCapture> one : walk.captures().first()) {
      points.add(capture(one.number(), one.record()));
    }
    more("address", walk.captures()).ifPresent(points::add);
    if (!points.isEmpty()) {
      return points;
    }
    String url = item.item().attributes().getOrDefault("url", "").strip();
    String words =
        url.isEmpty()
            ? facts.say(
                "网址（案件文件没有载明，当庭记录）：____________________",
                "address (not stated in the case file, to be noted in court): ____________________")
            : facts.say("网址：", "address: ") + url;
    return List.of(spots.point("address", words, url.isEmpty() ? new Place.Open() : NONE));
  }

  private Point capture(int number, WebCapture page) {
    String redirected =
        page.finalUrl().isEmpty() || page.finalUrl().equals(page.url())
            ? ""
            : facts.say("，跳转到 ", ", redirected to ") + page.finalUrl();
    return spots.point(
        "address/" + number,
        facts.say("网址：", "address: ")
            + page.url()
            + redirected
            + facts.say("；固化时间 ", "; captured ")
            + PrintedTime.of(page.time(), facts)
            + facts.say("；页面文字 ", "; words ")
            + Spots.shortened(page.text()),
        spots.inFile(page.provenance()));
  }

  List<Point> files() {
    List<Point> points = new ArrayList<>();
    for (Original file : item.files()) {
      if (points.size() == Walk.SINGLE) {
        points.add(
            spots.point(
                "file/rest",
                facts.say(
                    "其余文件 " + (item.files().size() - Walk.SINGLE) + " 个，见载体清单",
                    item.files().size() - Walk.SINGLE + " more files, see the list of carriers"),
                NONE));
        break;
      }
      String carrier =
          item.carrier().isBlank() ? "" : facts.say("载体 ", "carrier ") + item.carrier() + " ";
      points.add(
          spots.point(
              "file/" + file.digests().sha256().substring(0, 16),
              facts.say(
                  "文件 %s，%d 字节，SHA-256 %s"
                      .formatted(file.name(), file.size(), file.digests().sha256()),
                  "file %s, %d bytes, SHA-256 %s"
                      .formatted(file.name(), file.size(), file.digests().sha256())),
              new Place.InFile(carrier + file.name())));
    }
    return points;
  }

  /** Files that come with mails. */
  List<Point> attachments() {
    List<Point> points = new ArrayList<>();
    for (Walk.Numbered<Mail> mail : walk.mails().first()) {
      for (Mail.Attachment file : mail.record().attachments()) {
        points.add(
            spots.point(
                "attachment/" + mail.number() + "/" + (points.size() + 1),
                facts.say(
                    "邮件 %d 的附件 %s，%d 字节，SHA-256 %s"
                        .formatted(mail.number(), file.name(), file.size(), file.sha256()),
                    "mail %d: %s, %d bytes, SHA-256 %s"
                        .formatted(mail.number(), file.name(), file.size(), file.sha256())),
                spots.inFile(mail.record().provenance())));
      }
    }
    return points;
  }
}
