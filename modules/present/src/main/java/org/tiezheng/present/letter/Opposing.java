package org.tiezheng.present.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;

/**
 * What is to be said of another party's evidence (质证). Drafts: whether an objection is raised, and
 * whether a property is admitted, a person decides.
 *
 * @param other the party whose evidence it is
 * @param items in the order of their numbers
 * @param objections in the order in which a court asks
 * @param properties the properties that have a column in the table of opinions
 * @param bundles what the verification of a bundle that the party handed in said, in lines
 * @param unanswered how many questions could not be asked for want of data
 */
public record Opposing(
    Party other,
    List<Opposed> items,
    List<Objection> objections,
    List<Text> properties,
    List<Text> bundles,
    long unanswered) {
  public Opposing {
    items = List.copyOf(items);
    objections = List.copyOf(objections);
    properties = List.copyOf(properties);
    bundles = List.copyOf(bundles);
  }

  /**
   * An item of the other side.
   *
   * @param received how it came to us
   * @param properties for each property, what the examination says of it
   */
  public record Opposed(Item item, Optional<Acquisition> received, Map<Text, Text> properties) {
    public Opposed {
      properties = Map.copyOf(properties);
    }
  }

  /**
   * One draft.
   *
   * @param basis the sources of the rule, in a line
   * @param request what the court is asked for; empty words for nothing
   */
  public record Objection(
      int item,
      Text property,
      Text ground,
      List<Finding.Pointer> places,
      Text basis,
      String rule,
      Text question,
      Text request) {
    public Objection {
      places = List.copyOf(places);
    }
  }
}
