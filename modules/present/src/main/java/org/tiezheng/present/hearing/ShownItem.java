package org.tiezheng.present.hearing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.paper.Scope;

/**
 * An item that is to be shown, with what was handed in of it.
 *
 * @param listed its number in the catalogue, such as {@code 1-2}
 * @param carrier number of the disc or stick that it is handed in on; may be empty
 * @param own accounts of the party that hands in
 * @param others all other accounts in what is handed in
 * @param persons real name by the key of an account, as far as the case claims it
 * @param names of the other people of the case, and what their accounts are called
 * @param key lines that links join to facts
 * @param scope numbers that the lines bear
 * @param records in the order of the source; read once; empty if nothing was read
 * @param copy the printed copy; empty if there is none or no bundle was made
 * @param files that are handed in
 */
public record ShownItem(
    Item item,
    String listed,
    String carrier,
    List<Account> own,
    List<Account> others,
    Map<String, String> persons,
    Set<String> names,
    List<LineRange> key,
    Scope scope,
    Optional<Iterable<Record>> records,
    Optional<SubmittedCopy> copy,
    List<Original> files) {
  public ShownItem {
    own = List.copyOf(own);
    others = List.copyOf(others);
    persons = Map.copyOf(persons);
    names = Set.copyOf(names);
    key = List.copyOf(key);
    files = List.copyOf(files);
  }

  /** Whether a payment is with somebody of the case; a bill may mask part of a name. */
  boolean concerns(Payment payment) {
    return names.stream()
        .anyMatch(name ->
            masked(payment.counterpart(), name) || payment.counterpartAccount().contains(name));
  }

  /** Whether a name, some of whose characters a bill replaces by stars, may be that one. */
  private static boolean masked(String shown, String name) {
    String plain = shown.replaceFirst("[（(].*", "").strip();
    int[] letters = plain.codePoints().toArray();
    int[] wanted = name.codePoints().toArray();
    boolean any = false;
    for (int i = 0; i < letters.length && letters.length == wanted.length; i++) {
      if (letters[i] != '*' && letters[i] != wanted[i]) {
        return false;
      }
      any |= letters[i] == wanted[i];
    }
    return any;
  }
}
