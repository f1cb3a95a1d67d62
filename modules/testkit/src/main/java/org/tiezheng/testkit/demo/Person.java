package org.tiezheng.testkit.demo;

/**
 * An invented person. Numbers are such that nobody can have them: no mobile number begins with 120,
 * and the check digit of the identity number is wrong.
 *
 * @param wechat account id; a real one has no second underscore
 * @param nick display name on WeChat
 * @param mail address in a domain that RFC 2606 reserves
 */
public record Person(
    String name,
    String wechat,
    String nick,
    String qq,
    String phone,
    String idNumber,
    String mail) {
  /** The plaintiff. */
  public static final Person LIN =
      new Person(
          "林岚",
          "wxid_demo_linlan",
          "岚岚",
          "10000207",
          "12000000207",
          "440199198907020021",
          "linlan@mail.example");

  /** The defendant. */
  public static final Person ZHOU =
      new Person(
          "周启明",
          "wxid_demo_zhouqm",
          "启明星",
          "10000613",
          "12000000613",
          "440199198606130013",
          "zhouqm@qiming-noodle.example");

  /** A witness: a friend of both. */
  public static final Person HE =
      new Person(
          "何敏",
          "wxid_demo_hemin",
          "敏敏",
          "10000331",
          "12000000331",
          "440199199003310045",
          "hemin@mail.example");

  /** A friend of the plaintiff who has nothing to do with the case. */
  public static final Person SU =
      new Person(
          "苏晴",
          "wxid_demo_suqing",
          "晴天",
          "10000919",
          "12000000919",
          "440199199109190065",
          "suqing@mail.example");
}
