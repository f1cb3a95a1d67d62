package org.tiezheng.casework.file;

import static org.tiezheng.casework.file.CaseStatement.list;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes that a person makes to what {@code case.yaml} states, all or none of them. Only the
 * values that change are written anew, each on one line; all else in the file stays as it is. The
 * result is read again and must say what was meant, else nothing is written. Not thread-safe.
 */
public final class CaseFileChanges {
  private final CaseFile file;
  private final JsonNode meant;
  private String text;

  private CaseFileChanges(CaseFile file, String text) {
    this.file = file;
    this.text = text;
    this.meant = CaseFile.YAML.valueToTree(file.statement());
  }

  /**
   * Begins to change the file as it is now.
   *
   * @param version as {@link #version} gave it to the person who changes it
   * @throws ChangedMeanwhile if it is another by now
   */
  public static CaseFileChanges to(CaseFile file, String version) throws IOException {
    CaseFile now = CaseFile.read(Objects.requireNonNull(file.path().toAbsolutePath().getParent()));
    if (!version(now).equals(version)) {
      throw new ChangedMeanwhile();
    }
    return new CaseFileChanges(now, CaseFile.content(now.path()));
  }

  /** Tells one content of the file from every other. */
  public static String version(CaseFile file) throws IOException {
    return Workplace.sha256(file.path());
  }

  /** States something of the whole case. */
  public CaseFileChanges ofCase(String key, Object value) {
    return set(List.of(), key, value);
  }

  /** States something under {@code attributes} of the case. */
  public CaseFileChanges answer(String key, String value) {
    return set(List.of("attributes"), key, value);
  }

  /** States a column of an item. */
  public CaseFileChanges ofItem(int number, String key, Object value) {
    return set(List.of("items", index(number)), key, value);
  }

  /** States an attribute of an item. */
  public CaseFileChanges attribute(int number, String key, String value) {
    return set(List.of("items", index(number), "attributes"), key, value);
  }

  /**
   * States which lines a link names.
   *
   * @param link its place in the case, from 0
   */
  public CaseFileChanges linkLines(int link, String lines) {
    return set(List.of("links", link), "lines", lines);
  }

  private int index(int number) {
    List<Integer> numbers = file.numbers();
    int at = numbers.indexOf(number);
    if (at < 0) {
      throw CaseFileAdditions.cannot("items." + number);
    }
    return at;
  }

  private CaseFileChanges set(List<Object> path, String key, Object value) {
    List<String> where = new ArrayList<>();
    path.forEach(step -> where.add(String.valueOf(step)));
    where.add(key);
    JsonNode wanted = CaseFile.YAML.valueToTree(value);
    ObjectNode holder = holder(path, String.join(".", where));
    if (wanted.equals(holder.get(key))) {
      return this;
    }
    String name = key.matches("[A-Za-z][A-Za-z0-9._-]*") ? key : EvidenceJson.write(key);
    text =
        YamlAddition.to(text)
            .flatMap(yaml -> yaml.set(path, key, name, written(value)))
            .orElseThrow(() -> CaseFileAdditions.cannot(String.join(".", where)));
    holder.set(key, wanted);
    return this;
  }

  private ObjectNode holder(List<Object> path, String where) {
    try {
      JsonNode at = meant;
      for (Object step : path) {
        JsonNode next = step instanceof Integer index ? at.get(index) : at.get((String) step);
        if ((next == null || next.isNull()) && at instanceof ObjectNode holder) {
          next = holder.putObject((String) step);
        }
        at = Objects.requireNonNull(next);
      }
      return (ObjectNode) at;
    } catch (ClassCastException | NullPointerException e) {
      throw CaseFileAdditions.cannot(where);
    }
  }

  /** What is JSON is also YAML. */
  private static String written(Object value) {
    return value instanceof List<?> || value instanceof Map<?, ?>
        ? EvidenceJson.write(value)
        : YamlEntry.flow(value);
  }

  /** Whether anything is to be written. */
  public boolean any() throws IOException {
    return !text.equals(CaseFile.content(file.path()));
  }

  /**
   * Writes the changes; durable before it returns.
   *
   * @return the file as it is then
   */
  public CaseFile write() throws IOException {
    CaseFile after = CaseFile.of(file.path(), text);
    try {
      CaseStatement wanted = CaseFile.YAML.treeToValue(meant, CaseStatement.class);
      if (!after.statement().equals(wanted) || list(wanted.items()).size() != file.items().size()) {
        throw CaseFileAdditions.cannot("case.yaml");
      }
    } catch (JacksonException e) {
      throw new CaseFileException(CaseFileAdditions.cannot("case.yaml").sentence(), e);
    }
    if (any()) {
      CaseFileText.replace(file.path(), text);
    }
    return after;
  }
}
