package org.tiezheng.testkit.phone;

import java.util.List;

/** An entry of an address book as it really was. */
public record PhoneContact(
    long id,
    String name,
    List<String> numbers,
    List<String> mails,
    String organisation,
    String note) {}
