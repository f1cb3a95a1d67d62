package org.tiezheng.collect.wechat;

import java.util.Optional;
import java.util.Set;
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
  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;
  private static final String BEHIND = ":\n";

  private static final Pattern ACCOUNT =
      Pattern.compile("wxid_[A-Za-z0-9]{6,40}|.{1,60}@(?:openim|chatroom|im\\.chatroom)");

  /** Parts a text of a group. */
  public static GroupSender of(String text, Set<String> members) {
    int end = nameEnd(text);
    if (end == 0) {
      return new GroupSender(Optional.empty(), text);
    }
    String name = text.substring(0, end);
    String rest = text.substring(end + BEHIND.length());
    boolean accepted = members.contains(name) || ACCOUNT.matcher(name).matches() || markup(rest);
    return accepted
        ? new GroupSender(Optional.of(name), rest)
        : new GroupSender(Optional.empty(), text);
  }

  /** Where the name ends that the text begins with; 0 if it begins with none. */
  private static int nameEnd(String text) {
    int end = 0;
    while (end < text.length() && end <= LONGEST && isOfName(text.charAt(end))) {
      end++;
    }
    return end >= SHORTEST && end <= LONGEST && text.startsWith(BEHIND, end) ? end : 0;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '@'
        || c == '.'
        || c == '-';
  }

  private static boolean markup(String text) {
    String start = text.stripLeading();
    return start.startsWith("<msg")
        || start.startsWith("<?xml")
        || start.startsWith("<sysmsg")
        || start.startsWith("<voipmsg");
  }
}
