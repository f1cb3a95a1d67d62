package org.tiezheng.testkit.phone;

import java.util.List;
import java.util.Optional;

/**
 * An SMS or MMS as it really was.
 *
 * @param id row id in the phone's store
 * @param thread id of the conversation
 * @param number of the other side
 * @param name of the other side; empty if the phone knows none
 * @param type number of the folder: 1 inbox, 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued
 * @param date in milliseconds: when the phone stored it or sent it; whole seconds for an MMS
 * @param sent in milliseconds, whole seconds: the service centre's stamp of a received one, else 0
 * @param mms empty for an SMS
 */
public record PhoneText(
    long id,
    long thread,
    String number,
    String name,
    int type,
    long date,
    long sent,
    String text,
    Optional<String> serviceCentre,
    Optional<Mms> mms) {

  /** What only an MMS has. */
  public record Mms(String own, String subject, List<PhoneFile> files) {}

  public boolean received() {
    return type == 1;
  }
}
