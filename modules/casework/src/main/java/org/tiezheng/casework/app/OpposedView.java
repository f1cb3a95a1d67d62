package org.tiezheng.casework.app;

import java.nio.file.Path;
import java.util.List;
import org.tiezheng.casework.Oppose;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.letter.Opposing;

/**
 * What can be said of the other side's evidence, for a page and for programs.
 *
 * @param bundles what the verification of a bundle of theirs said
 * @param unanswered checks that could not be made
 * @param notes what was compared, and what could not be read
 * @param files the draft of the opinion
 */
public record OpposedView(
    String party,
    List<ItemView> items,
    List<Text> bundles,
    long unanswered,
    List<Text> notes,
    List<String> files) {
  public OpposedView {
    items = List.copyOf(items);
    bundles = List.copyOf(bundles);
    notes = List.copyOf(notes);
    files = List.copyOf(files);
  }

  /** An item of the other side with what can be held against it. */
  public record ItemView(int number, String title, List<Objection> objections) {
    public ItemView {
      objections = List.copyOf(objections);
    }
  }

  /**
   * A draft of an objection.
   *
   * @param property authenticity, legality or relevance
   * @param request what the court is asked for; empty words for nothing
   */
  public record Objection(
      Text property,
      Text ground,
      String rule,
      List<Finding.Pointer> places,
      Text basis,
      Text question,
      Text request) {
    public Objection {
      places = List.copyOf(places);
    }
  }

  /** Of what an examination gave. */
  public static OpposedView of(Oppose.Result result) {
    Opposing opposing = result.opposing();
    return new OpposedView(
        opposing.other().name(),
        opposing.items().stream().map(i -> item(i, opposing)).toList(),
        opposing.bundles(),
        opposing.unanswered(),
        result.notes(),
        result.files().stream().map(Path::toString).toList());
  }

  private static ItemView item(Opposing.Opposed opposed, Opposing opposing) {
    int number = opposed.item().number();
    return new ItemView(
        number,
        opposed.item().title(),
        opposing.objections().stream()
            .filter(o -> o.item() == number)
            .map(o ->
                new Objection(
                    o.property(),
                    o.ground(),
                    o.rule(),
                    o.places(),
                    o.basis(),
                    o.question(),
                    o.request()))
            .toList());
  }
}
