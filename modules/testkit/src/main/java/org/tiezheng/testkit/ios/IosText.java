package org.tiezheng.testkit.ios;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.testkit.phone.PhoneFile;

/**
 * A row of a message store as it really was.
 *
 * @param rowid its number
 * @param chat number of the conversation; 0 for a message that belongs to none
 * @param sender number or address of who sent a received message; empty for none
 * @param styled whether the text is kept as styled text only
 * @param account own number or address, without the letter in front
 * @param refersTo identifier of the message that a reaction or a reply belongs to
 * @param reaction type of a reaction; 0 for none
 * @param event type of a row of the system; 0 for none
 * @param earlier contents before the present one
 * @param deleted when it was moved to "recently deleted"
 */
public record IosText(
    long rowid,
    String guid,
    long chat,
    String sender,
    boolean outgoing,
    String service,
    String text,
    boolean styled,
    String account,
    Instant time,
    int error,
    Optional<String> refersTo,
    int reaction,
    int event,
    List<Earlier> earlier,
    boolean takenBack,
    Optional<Instant> deleted,
    List<PhoneFile> files) {

  /** A content that the message had, and since when. */
  public record Earlier(Instant time, String text) {}

  /** Where the phone keeps an attachment, seen from the folder of the store. */
  public static String path(PhoneFile file) {
    return "Attachments/ab/11/at_0_" + file.name().hashCode() + "/" + file.name();
  }
}
