package org.tiezheng.examine.identity;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Text;

/**
 * A name that an account bore in some source.
 *
 * @param item where it was first seen
 * @param at the first place
 * @param count rows that show it
 * @param first earliest time at which a row shows it; empty where rows bear no time
 * @param last latest time
 * @param former whether only former or deleted contents of a row show it
 */
public record NameSeen(
    Kind kind,
    String name,
    int item,
    Pointer at,
    long count,
    Optional<Instant> first,
    Optional<Instant> last,
    boolean former) {
  /** What kind of name it is, and so who gave it. */
  public enum Kind {
    /** A WeChat id or the like: chosen by the account's user, and changeable. */
    ALIAS("微信号等别名", "alias"),
    NICK("昵称", "nickname"),
    GROUP("群昵称", "name in a group"),
    /** Given by the owner of the source, not by the account's user. */
    REMARK("备注(来源账号主人所写)", "remark by the source's owner"),
    /** The source does not say whose choice it is. */
    SHOWN("显示名", "name as shown"),
    /** The holder as the maker of a bill states him. */
    HOLDER("账单载明的户名", "holder as the bill states");

    private final Text title;

    Kind(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }
}
