package org.tiezheng.present.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;

/**
 * The messages and calls of one item as their excerpt prints them.
 *
 * @param kind decides between the excerpt of messages and that of calls
 * @param device what is known of the phone
 * @param own own numbers as stated or found by the reading; the rows may name more
 * @param persons real name by {@link org.tiezheng.evidence.Account#normalKey}, as the case claims
 * @param files what a file is called in a storage location, by its digest as the rows have it
 * @param sources sealed originals that are handed in
 * @param importer what read them, with its version
 * @param taken how the data were taken; may be empty
 * @param gaps what is known about missing rows; empty means that none is known, not that there is
 *     none
 * @param notes of the reading
 * @param rows messages and calls in the order of the source, others are left out; read twice
 */
public record PhoneExcerpt(
    int item,
    String title,
    Kind kind,
    Device device,
    List<String> own,
    Map<String, String> persons,
    Map<String, String> files,
    List<Original> sources,
    String importer,
    CopyGrade grade,
    List<Acquisition> taken,
    List<Text> gaps,
    List<Text> notes,
    Iterable<Record> rows) {
  public PhoneExcerpt {
    own = List.copyOf(own);
    persons = Map.copyOf(persons);
    files = Map.copyOf(files);
    sources = List.copyOf(sources);
    taken = List.copyOf(taken);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }

  /**
   * The phone.
   *
   * @param name make and model; may be empty
   * @param imei in full; printed masked
   * @param holder who holds it; may be empty
   */
  public record Device(String name, Optional<String> imei, String serial, String holder) {
    private static final int SHOWN = 8;
    private static final int TAIL = 2;

    /** The number with its middle masked: what tells the model stays, what tells the phone goes. */
    Optional<String> maskedImei() {
      return imei.map(String::strip)
          .filter(n -> n.length() > SHOWN + TAIL)
          .map(n ->
              n.substring(0, SHOWN)
                  + "*".repeat(n.length() - SHOWN - TAIL)
                  + n.substring(n.length() - TAIL));
    }
  }
}
