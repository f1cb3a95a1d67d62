package org.tiezheng.present.hearing;

import org.tiezheng.present.paper.PaperFacts;

/** Where what is shown stands in what was handed in. */
public sealed interface Place {
  /** As papers print it. */
  String in(PaperFacts facts);

  /**
   * Pages of a printed copy.
   *
   * @param page of the copy, from 1
   * @param last the last page, where it is several
   * @param volume number of the first of these pages within all papers of the bundle
   */
  record OnPages(String paper, int page, int last, int volume) implements Place {
    @Override
    public String in(PaperFacts facts) {
      return last > page
          ? facts.say(
              "第 %d–%d 页（卷 %d–%d）".formatted(page, last, volume, volume + last - page),
              "pp. %d–%d (vol. %d–%d)".formatted(page, last, volume, volume + last - page))
          : facts.say(
              "第 %d 页（卷 %d）".formatted(page, volume), "p. %d (vol. %d)".formatted(page, volume));
    }
  }

  /**
   * Lines of a printed copy, by the numbers in brackets.
   *
   * @param page of the copy on which the first line begins, from 1
   * @param lastPage on which the last line begins
   */
  record OnLines(String paper, int page, int lastPage, int volume, int first, int last)
      implements Place {
    @Override
    public String in(PaperFacts facts) {
      String lines =
          first == last ? "[%06d]".formatted(first) : "[%06d]–[%06d]".formatted(first, last);
      return new OnPages(paper, page, lastPage, volume).in(facts) + "\n" + lines;
    }
  }

  /** A place in a file that was handed in and not printed by this program. */
  record InFile(String where) implements Place {
    @Override
    public String in(PaperFacts facts) {
      return where;
    }
  }

  /** Not known: a person fills it in. */
  record Open() implements Place {
    @Override
    public String in(PaperFacts facts) {
      return facts.say("第____页____行", "p. ____ line ____");
    }
  }

  /** What no copy states, such as what only the screen shows. */
  record None() implements Place {
    @Override
    public String in(PaperFacts facts) {
      return "—";
    }
  }
}
