package org.tiezheng.present.paper;

import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;

/**
 * A conversation, or all conversations of one item, as they are to be printed in full.
 *
 * @param application name and, if known, version of the program that the data come from
 * @param own accounts of the party that hands in
 * @param others all other accounts: counterpart, or the roster of the group
 * @param persons real name by {@link Account#key()}, as far as the case claims it
 * @param sources the sealed originals that the lines were read from
 * @param importer what read them, with its version
 * @param gaps what is known about missing stretches; empty means that none is known, not that there
 *     is none
 * @param notes of the reading, such as the time zone assumed
 * @param scope which part of the item these lines are, and the numbers that they bear
 * @param messages in the order of the source; read several times, each time from the start
 */
public record ChatRecord(
    int item,
    String title,
    String application,
    List<Account> own,
    List<Account> others,
    Map<String, String> persons,
    List<Original> sources,
    String importer,
    CopyGrade grade,
    List<Text> gaps,
    List<Text> notes,
    Scope scope,
    Iterable<ChatMessage> messages) {
  public ChatRecord {
    own = List.copyOf(own);
    others = List.copyOf(others);
    persons = Map.copyOf(persons);
    sources = List.copyOf(sources);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }

  /** The whole of an item. */
  public ChatRecord(
      int item,
      String title,
      String application,
      List<Account> own,
      List<Account> others,
      Map<String, String> persons,
      List<Original> sources,
      String importer,
      CopyGrade grade,
      List<Text> gaps,
      List<Text> notes,
      Iterable<ChatMessage> messages) {
    this(
        item,
        title,
        application,
        own,
        others,
        persons,
        sources,
        importer,
        grade,
        gaps,
        notes,
        Scope.WHOLE,
        messages);
  }
}
