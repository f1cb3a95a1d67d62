package org.tiezheng.collect.wechat;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sender that stores put before the text of a group's message ({@code wxid:\n}). Text that
 * merely begins so is not parted: the name must look like an account, be a known member, or stand
 * before XML. Facts: chat.md, end of 1.6.
 *
 * @param account empty if none stands there
 * @param text the message without it
 */
public record GroupSender(Optional<String> account, String text) {
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_@.-]{3,64}):\\n");

  private static final Pattern ACCOUNT =
      Pattern.compile("wxid_[A-Za-z0-9]{6,40}|.{1,60}@(?:openim|chatroom|im\\.chatroom)");

  /** Parts a text of a group. */
  public static GroupSender of(String text, Set<String> members) {
    Matcher prefix = PREFIX.matcher(text);
    if (!prefix.lookingAt()) {
      return new GroupSender(Optional.empty(), text);
    }
    String name = prefix.group(1);
    String rest = text.substring(prefix.end());
    boolean accepted = ACCOUNT.matcher(name).matches() || members.contains(name) || markup(rest);
    return accepted
        ? new GroupSender(Optional.of(name), rest)
        : new GroupSender(Optional.empty(), text);
  }

  private static boolean markup(String text) {
    String start = text.stripLeading();
    return start.startsWith("<msg")
        || start.startsWith("<?xml")
        || start.startsWith("<sysmsg")
        || start.startsWith("<voipmsg");
  }
}
