package org.tiezheng.evidence;

import java.util.List;
import java.util.Optional;

/**
 * An account on a platform, as a source of evidence names it. Which person stands behind it is an
 * {@link IdentityClaim}, never a property of the account.
 *
 * @param platform wechat, qq, whatsapp, alipay, wechatpay, email, phone, bank …
 * @param id the platform's own identifier (wxid, QQ number, address), as a string
 * @param alias the name that the user may choose (WeChat id), if known
 * @param names display names seen, oldest first
 */
public record Account(String platform, String id, Optional<String> alias, List<String> names) {
  public Account {
    names = List.copyOf(names);
  }

  /** {@code platform:id}, the key by which links and claims refer to an account. */
  public String key() {
    return platform + ":" + id;
  }
}
