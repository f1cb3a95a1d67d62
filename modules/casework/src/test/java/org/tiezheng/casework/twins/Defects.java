package org.tiezheng.casework.twins;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is planted, in the order of the table. */
public final class Defects {
  private Defects() {}

  /** Every defect; ids are unique. */
  public static List<Defect> all() {
    return Stream.of(
            ChatDefects.all(),
            PaymentDefects.all(),
            PhoneDefects.all(),
            MailDefects.all(),
            PhotoDefects.all(),
            DocumentDefects.all(),
            StatementDefects.all(),
            CircumstanceDefects.all(),
            BundleDefects.all())
        .flatMap(List::stream)
        .toList();
  }
}
