package org.tiezheng.collect.payment;

/** Reads the bills that WeChat Pay exports, as CSV or as XLSX. */
public final class WechatPayImporter extends BillImporter {
  @Override
  public String id() {
    return "payment.wechat";
  }
}
