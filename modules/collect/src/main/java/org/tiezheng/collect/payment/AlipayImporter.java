package org.tiezheng.collect.payment;

/** Reads the bills that Alipay exports (GBK text with a header block). */
public final class AlipayImporter extends BillImporter {
  @Override
  public String id() {
    return "payment.alipay";
  }
}
