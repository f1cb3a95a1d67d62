package org.tiezheng.evidence;

import java.util.Map;

/**
 * What a person calls the apps and the makers of bills that records name by a short id, such as
 * {@code wechat} or {@code wechatpay}. An id that is not known stands for itself.
 */
public final class SourceNames {
  private static final Map<String, Text> NAMES =
      Map.ofEntries(
          named("wechat", "微信", "WeChat"),
          named("screen", "截图", "screen"),
          named("qq", "QQ", "QQ"),
          named("wecom", "企业微信", "WeCom"),
          named("whatsapp", "WhatsApp", "WhatsApp"),
          named("telegram", "Telegram", "Telegram"),
          named("sms", "短信", "text message"),
          named("imessage", "iMessage", "iMessage"),
          named("phone", "电话", "phone"),
          named("email", "邮箱", "mail"),
          named("wechatpay", "微信支付", "WeChat Pay"),
          named("qqpay", "QQ 钱包", "QQ Wallet"),
          named("alipay", "支付宝", "Alipay"),
          named("meituan", "美团", "Meituan"),
          named("jd", "京东", "JD"),
          named("abc", "农业银行", "Agricultural Bank of China"),
          named("bocom", "交通银行", "Bank of Communications"),
          named("cgb", "广发银行", "China Guangfa Bank"),
          named("cmb", "招商银行", "China Merchants Bank"),
          named("boc", "中国银行", "Bank of China"),
          named("icbc", "工商银行", "ICBC"),
          named("ccb", "建设银行", "China Construction Bank"),
          named("citic", "中信银行", "China CITIC Bank"),
          named("spdb", "浦发银行", "SPD Bank"),
          named("hsbchk", "香港汇丰", "HSBC Hong Kong"),
          named("bmo", "蒙特利尔银行", "BMO"),
          named("td", "道明银行", "TD Canada Trust"),
          named("htsec", "海通证券", "Haitong Securities"),
          named("hxsec", "华西证券", "Huaxi Securities"),
          named("huobi", "火币", "Huobi"),
          named("oklink", "OKLink", "OKLink"));

  private SourceNames() {}

  private static Map.Entry<String, Text> named(String id, String zh, String en) {
    return Map.entry(id, new Text(zh, en));
  }

  /** The name of an app, or of who made a bill. */
  public static Text of(String id) {
    return NAMES.getOrDefault(id, new Text(id, id));
  }

  /**
   * The key of an account with the app's name before the account's own id, which stays as it is:
   * {@code wechat:wxid_1} is 微信 wxid_1.
   */
  public static Text account(String key) {
    int colon = key.indexOf(':');
    if (colon < 0 || !NAMES.containsKey(key.substring(0, colon))) {
      return new Text(key, key);
    }
    Text name = of(key.substring(0, colon));
    String id = key.substring(colon + 1);
    return new Text(name.zh() + " " + id, name.en() + " " + id);
  }
}
