package org.tiezheng.collect.payment;

/** Reads statements of banks and of other platforms, one layout each. */
public final class StatementImporter extends BillImporter {
  @Override
  public String id() {
    return "payment.statement";
  }
}
