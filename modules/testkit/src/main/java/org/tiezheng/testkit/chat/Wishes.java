package org.tiezheng.testkit.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is said once in every world, and how often everything else is said. */
final class Wishes {
  private static final int[] APPS = {
    1, 2, 3, 4, 7, 8, 10, 13, 15, 16, 17, 24, 36, 50, 51, 63, 68, 92
  };
  private static final String[] PAIRS = {Cast.DIRECT, Cast.ONLY_A, Cast.ONLY_B};
  private static final Wish WORDS = Wish.anywhere(Sayings::words);

  private Wishes() {}

  /** Everything that every world has at least once. */
  static List<Wish> once() {
    List<Wish> all = new ArrayList<>();
    for (String hard : Phrases.HARD) {
      all.add(Wish.in(Sayings.text(hard), Cast.DIRECT, Cast.GROUP));
    }
    all.add(Wish.in(Sayings::lengthy, Cast.DIRECT));
    for (String conversation : List.of(Cast.DIRECT, Cast.GROUP)) {
      for (Wish.Maker maker : makers()) {
        all.add(Wish.in(maker, conversation));
      }
    }
    for (TransferChain chain : TransferChain.values()) {
      all.add(Wish.in(Money.transfer(chain), Cast.DIRECT));
    }
    for (int type : APPS) {
      all.add(Wish.in(Cards.app(type), Cast.DIRECT, Cast.GROUP));
    }
    for (int type : new int[] {35, 37, 40, 51, 52, 53, 62, 64, 9999}) {
      all.add(Wish.in(Cards.other(type), Cast.DIRECT));
    }
    all.add(Wish.in(Attachments::unfinished, Cast.DIRECT));
    all.add(Wish.in(Calls::missed, Cast.DIRECT));
    all.add(Wish.in(Sayings::blocked, Cast.DIRECT));
    all.add(Wish.in(Cards::notice, Cast.GROUP));
    all.add(Wish.in(Cards::article, Cast.SERVICE_A));
    all.add(Wish.in(Cards::article, Cast.SERVICE_B));
    all.add(Wish.in(Sayings::words, Cast.TRIO));
    return all;
  }

  private static List<Wish.Maker> makers() {
    return List.of(
        Attachments::image,
        Attachments::voice,
        Attachments::video,
        Attachments::document,
        Cards::card,
        Cards::openCard,
        Cards::emoticon,
        Cards::location,
        Cards::link,
        Cards::mini,
        Sayings::quote,
        Forwards::forward,
        Forwards::nested,
        Money::packet,
        Money::covered,
        Sayings::pat,
        Sayings::recalled,
        Calls::call);
  }

  static Wish words() {
    return WORDS;
  }

  /** One thing by the frequency of everyday talk. */
  static Wish everyday(Random random) {
    int n = random.nextInt(1000);
    if (n < 560) {
      return WORDS;
    }
    if (n < 620) {
      return Wish.anywhere(Attachments::image);
    }
    if (n < 690) {
      return Wish.anywhere(Attachments::voice);
    }
    if (n < 780) {
      return Wish.anywhere(Sayings::quote);
    }
    if (n < 800) {
      return Wish.in(Money::any, PAIRS);
    }
    if (n < 820) {
      return Wish.in(Cards::article, Cast.SERVICE_A, Cast.SERVICE_B);
    }
    if (n < 835) {
      return Wish.anywhere(Cards.app(APPS[random.nextInt(APPS.length)]));
    }
    if (n < 850) {
      return Wish.in(Calls::call, PAIRS);
    }
    List<Wish.Maker> makers = makers();
    return Wish.anywhere(makers.get(random.nextInt(makers.size())));
  }
}
