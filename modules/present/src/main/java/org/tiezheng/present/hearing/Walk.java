package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.WebCapture;

/** One pass over the records of an item; what it keeps is bounded. */
final class Walk {
  /** Lines named one by one; the others are compared with their page. Ours, not a norm's. */
  static final int SINGLE = 200;

  private static final int STORED = 20;

  private final ShownItem item;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final PageRows pages = new PageRows();
  private final Few<Line> key = new Few<>(SINGLE);
  private final Few<Line> opened = new Few<>(SINGLE);
  private final Few<Line> transfers = new Few<>(SINGLE);
  private final Few<Line> stored = new Few<>(STORED);
  private final Few<Numbered<Mail>> mails = new Few<>(SINGLE);
  private final Few<Numbered<Payment>> payments = new Few<>(SINGLE);
  private final Few<Numbered<Payment>> concerning = new Few<>(SINGLE);
  private final Few<Numbered<WebCapture>> captures = new Few<>(SINGLE);
  private final Few<Numbered<Post>> posts = new Few<>(SINGLE);
  private final List<LineRange> unseen = new ArrayList<>();
  private final TreeSet<String> ownNumbers = new TreeSet<>();
  private int paymentRows;
  private long unseenCount;
  private long keyMissing;

  Walk(ShownItem item) {
    this.item = item;
  }

  /** A record with its place among those of its kind, from 1. */
  record Numbered<T>(int number, T record) {}

  /** The first of many, and how many there are. */
  static final class Few<T> {
    private final int most;
    private final List<T> first = new ArrayList<>();
    private int count;

    Few(int most) {
      this.most = most;
    }

    void add(T one) {
      count++;
      if (first.size() < most) {
        first.add(one);
      }
    }

    List<T> first() {
      return first;
    }

    int count() {
      return count;
    }

    int more() {
      return count - first.size();
    }
  }

  /** A conversation. */
  static final class Group {
    final Line first;
    Line last;
    int count;

    private Group(Line first) {
      this.first = first;
      this.last = first;
    }
  }

  /** Reads the records. */
  void run(Iterable<Record> records, Lines lines) {
    for (Record record : records) {
      switch (record) {
        case Mail mail -> mails.add(new Numbered<>(mails.count() + 1, mail));
        case Payment payment -> payment(payment);
        case WebCapture page -> captures.add(new Numbered<>(captures.count() + 1, page));
        case Post post -> posts.add(new Numbered<>(posts.count() + 1, post));
        case TextMessage message -> message.own().ifPresent(ownNumbers::add);
        default -> {}
      }
      lines.of(record).ifPresent(this::line);
    }
  }

  /** A bill has every purchase of its owner: those with people of the case are named first. */
  private void payment(Payment payment) {
    Numbered<Payment> one = new Numbered<>(++paymentRows, payment);
    (item.concerns(payment) ? concerning : payments).add(one);
  }

  private void line(Line line) {
    boolean chosen = item.key().stream().anyMatch(range -> range.contains(line.number()));
    if (!line.visible()) {
      unseen(line.number());
      keyMissing += chosen ? 1 : 0;
      return;
    }
    Group group = groups.computeIfAbsent(line.group(), _ -> new Group(line));
    group.last = line;
    group.count++;
    pages.add(line, page(line));
    if (chosen) {
      key.add(line);
    }
    if (chosen || stored.count() == 0) {
      stored.add(line);
    }
    line.opens().ifPresent(kind -> (kind.money() ? transfers : opened).add(line));
  }

  private void unseen(int number) {
    unseenCount++;
    if (!unseen.isEmpty() && unseen.getLast().last() + 1 == number) {
      unseen.set(unseen.size() - 1, new LineRange(unseen.getLast().first(), number));
    } else if (unseen.size() <= SINGLE) {
      unseen.add(new LineRange(number, number));
    }
  }

  /** The page of the copy on which a line begins; 0 if none is known. */
  int page(Line line) {
    return item.copy().map(copy -> copy.lines().of(line.number())).orElse(0);
  }

  Map<String, Group> groups() {
    return groups;
  }

  PageRows pages() {
    return pages;
  }

  Few<Line> key() {
    return key;
  }

  Few<Line> opened() {
    return opened;
  }

  Few<Line> transfers() {
    return transfers;
  }

  Few<Line> stored() {
    return stored;
  }

  Few<Numbered<Mail>> mails() {
    return mails;
  }

  /** Those with people of the case; all if there are none with them. */
  Few<Numbered<Payment>> payments() {
    return concerning.count() > 0 ? concerning : payments;
  }

  /** Payments that are not among these. */
  int otherPayments() {
    return paymentRows - payments().count();
  }

  Few<Numbered<WebCapture>> captures() {
    return captures;
  }

  Few<Numbered<Post>> posts() {
    return posts;
  }

  /** Ranges of lines that the app does not show, the first of them. */
  List<LineRange> unseen() {
    return unseen;
  }

  long unseenCount() {
    return unseenCount;
  }

  /** Lines linked to facts that the app does not show. */
  long keyMissing() {
    return keyMissing;
  }

  /** The phone's own numbers as its rows name them. */
  List<String> ownNumbers() {
    return List.copyOf(ownNumbers);
  }
}
