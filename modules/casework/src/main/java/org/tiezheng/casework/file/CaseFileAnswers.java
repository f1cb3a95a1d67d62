package org.tiezheng.casework.file;

import static org.tiezheng.casework.file.CaseStatement.list;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tiezheng.casework.file.CaseStatement.ItemStatement;
import org.tiezheng.casework.file.CaseStatement.PartyStatement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of a person that fill what {@code case.yaml} leaves empty: a day, a name, what is known
 * of an item. As with {@link CaseFileAdditions} nothing that stands there is changed; where another
 * value stands nothing is written and the person is told.
 */
public final class CaseFileAnswers {
  private CaseFileAnswers() {}

  /** What is known of an item besides its own columns. */
  public enum About {
    CARRIER("carrier"),
    ATTRIBUTES("attributes");

    private final String key;

    About(String key) {
      this.key = key;
    }
  }

  /** States something of the whole case, such as {@code hearing}. */
  public static CaseFile ofCase(CaseFile file, String key, String value) throws IOException {
    return filled(file, List.of(), key, value);
  }

  /** States the name of a party that has none. */
  public static CaseFile partyName(CaseFile file, String id, String name) throws IOException {
    List<PartyStatement> parties = list(file.statement().parties());
    for (int i = 0; i < parties.size(); i++) {
      if (Objects.equals(parties.get(i).id(), id)) {
        return filled(file, List.of("parties", i), "name", name);
      }
    }
    throw CaseFileAdditions.cannot("parties." + id + ".name");
  }

  /** States something of an item. */
  public static CaseFile ofItem(CaseFile file, int number, About about, String key, String value)
      throws IOException {
    List<ItemStatement> items = list(file.statement().items());
    for (int i = 0; i < items.size(); i++) {
      if (Objects.equals(items.get(i).number(), number)) {
        return filled(file, List.of("items", i, about.key), key, value);
      }
    }
    throw CaseFileAdditions.cannot("items." + number);
  }

  private static CaseFile filled(CaseFile file, List<Object> path, String key, String value)
      throws IOException {
    List<String> where = new ArrayList<>();
    path.forEach(step -> where.add(String.valueOf(step)));
    where.add(key);
    return CaseFileAdditions.written(
        file,
        String.join(".", where),
        addition -> addition.fill(path, key, value),
        statement -> changed(statement, path, key, value));
  }

  /** The statement with the value in its place, whatever the place is. */
  private static CaseStatement changed(
      CaseStatement statement, List<Object> path, String key, String value) {
    try {
      JsonNode root = CaseFile.YAML.valueToTree(statement);
      JsonNode at = root;
      for (Object step : path) {
        JsonNode next = step instanceof Integer index ? at.get(index) : at.get((String) step);
        if ((next == null || next.isNull()) && at instanceof ObjectNode holder) {
          next = holder.putObject((String) step);
        }
        at = Objects.requireNonNull(next);
      }
      ((ObjectNode) at).put(key, value);
      return CaseFile.YAML.treeToValue(root, CaseStatement.class);
    } catch (JacksonException | ClassCastException | NullPointerException e) {
      throw CaseFileAdditions.cannot(key);
    }
  }
}
