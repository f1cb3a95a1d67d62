package org.tiezheng.casework.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Papers;
import org.tiezheng.casework.file.CaseFileChanges;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.Template;

/**
 * The papers that a case can have, and what each still lacks, for a page and for programs.
 *
 * @param version of the case that was looked at
 * @param papers that findings ask for
 * @param others that can be had and that no finding asks for
 * @param profile number of accounts in the profile pages; 0 if nobody asks for them
 */
public record PapersView(String version, List<Paper> papers, List<Other> others, int profile) {
  public PapersView {
    papers = List.copyOf(papers);
    others = List.copyOf(others);
  }

  /**
   * A paper.
   *
   * @param number its id, with the platform if there is one for each
   * @param rules whose findings ask for it
   * @param open blanks without which it cannot be used
   */
  public record Paper(
      String id,
      String number,
      Text title,
      List<String> rules,
      List<Text> notes,
      List<Blank> blanks,
      long open) {
    public Paper {
      rules = List.copyOf(rules);
      notes = List.copyOf(notes);
      blanks = List.copyOf(blanks);
    }
  }

  /**
   * What is missing.
   *
   * @param answer the name under {@code attributes} of the case where it is answered
   * @param optional whether the paper may be handed in without it
   */
  public record Blank(String label, String hint, String answer, boolean optional) {}

  /** A paper that nobody asks for. */
  public record Other(String id, Text title) {}

  /** Of what the papers of a case came to. */
  public static PapersView of(OpenCase open, Papers.Result result) throws IOException {
    List<Paper> papers = new ArrayList<>();
    for (Letter letter : result.letters()) {
      List<Blank> blanks =
          letter.missing().stream()
              .map(m -> new Blank(m.label(), m.hint(), m.answer(), m.optional()))
              .toList();
      papers.add(
          new Paper(
              letter.template().id(),
              letter.number(),
              letter.template().title(),
              letter.asked().stream()
                  .map(a -> a.finding().rule() + " " + a.rule().in(open.place().locale()))
                  .distinct()
                  .toList(),
              letter.notes(),
              blanks,
              blanks.stream().filter(b -> !b.optional()).count()));
    }
    return new PapersView(
        CaseFileChanges.version(open.file()),
        papers,
        result.others().stream().map(PapersView::other).toList(),
        result.profiles());
  }

  private static Other other(Template template) {
    return new Other(template.id(), template.title());
  }
}
