package org.tiezheng.testkit.chat;

/**
 * An account of the world.
 *
 * @param id account name that the platform gives and nobody can change (wxid_…, gh_…)
 * @param alias the number that the owner chose (微信号); may be empty
 * @param nick the name that the owner shows now
 * @param formerNick the name shown before the change of name; equal to nick if there was none
 * @param remarkOnA what A calls the account; may be empty
 * @param remarkOnB what B calls the account; may be empty
 * @param qq number of the same person on QQ, decimal
 * @param phone with country code, as WhatsApp names the person
 */
public record Persona(
    String id,
    String alias,
    String nick,
    String formerNick,
    String remarkOnA,
    String remarkOnB,
    String qq,
    String phone) {
  public String remarkOn(Side side) {
    return side == Side.A ? remarkOnA : remarkOnB;
  }

  /** The name that an app shows on that side: the remark, or else the nick. */
  public String shownOn(Side side) {
    return remarkOn(side).isEmpty() ? nick : remarkOn(side);
  }
}
