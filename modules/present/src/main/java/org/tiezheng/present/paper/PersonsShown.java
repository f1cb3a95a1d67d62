package org.tiezheng.present.paper;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.ChatMessage;

/**
 * Of the persons that a case names for accounts, those whom a paper needs: its machine copy names
 * nobody else, such as somebody whom only another item of the case knows.
 */
final class PersonsShown {
  private PersonsShown() {}

  /**
   * Persons of accounts that are listed or sent one of the lines.
   *
   * @param persons by the key of the account
   * @param listed keys of accounts that the paper lists
   * @param lines of the paper; not read if every person is listed
   */
  static Map<String, String> of(
      Map<String, String> persons, Collection<String> listed, Iterable<ChatMessage> lines) {
    Map<String, String> shown = listed(persons, listed);
    if (shown.size() == persons.size()) {
      return shown;
    }
    for (ChatMessage line : lines) {
      line.sender()
          .filter(persons::containsKey)
          .ifPresent(key -> shown.put(key, persons.getOrDefault(key, "")));
    }
    return shown;
  }

  /** Persons of accounts that are listed. */
  static Map<String, String> listed(Map<String, String> persons, Collection<String> listed) {
    Set<String> keys = new HashSet<>(listed);
    Map<String, String> shown = new HashMap<>(persons);
    shown.keySet().retainAll(keys);
    return shown;
  }
}
