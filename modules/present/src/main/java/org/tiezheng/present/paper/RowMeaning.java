package org.tiezheng.present.paper;

import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.TextMessage;

/** What a row of a message store stands for that is no message: a notice, a reaction. */
final class RowMeaning {
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("participant added", "加入群聊"),
          Map.entry("participant removed", "被移出群聊"),
          Map.entry("participant left", "退出群聊"),
          Map.entry("group renamed", "修改群名"),
          Map.entry("group name removed", "删除群名"),
          Map.entry("group picture changed", "更换群头像"),
          Map.entry("group picture removed", "删除群头像"),
          Map.entry("location sharing", "位置共享"),
          Map.entry("audio message kept", "保留语音"),
          Map.entry("call in the conversation", "通话"),
          Map.entry("loved", "爱心"),
          Map.entry("liked", "赞"),
          Map.entry("disliked", "踩"),
          Map.entry("laughed", "哈哈"),
          Map.entry("emphasised", "强调"),
          Map.entry("questioned", "疑问"),
          Map.entry("emoji", "表情"),
          Map.entry("sticker", "贴纸"),
          Map.entry("sticker placed", "贴纸"));

  private RowMeaning() {}

  /** In the language of the paper; a word without translation stays as the reader gave it. */
  static Optional<String> of(TextMessage message, PaperFacts facts) {
    String event = message.extra().getOrDefault("event", "");
    if (!event.isEmpty()) {
      return Optional.of(
          facts.say("〔系统记录：", "{system row: ") + word(event, facts) + facts.say("〕", "}"));
    }
    String reaction = message.extra().getOrDefault("reaction", "");
    if (reaction.isEmpty()) {
      return Optional.empty();
    }
    String target = message.extra().getOrDefault("refers_to", "");
    return Optional.of(
        facts.say("〔对消息的回应：", "{reaction to a message: ")
            + word(reaction, facts)
            + (target.isEmpty() ? "" : facts.say("，对象 ", ", to ") + target)
            + facts.say("〕", "}"));
  }

  private static String word(String english, PaperFacts facts) {
    String removed = " removed";
    if (CHINESE.containsKey(english) || !english.endsWith(removed)) {
      return facts.say(CHINESE.getOrDefault(english, english), english);
    }
    String base = english.substring(0, english.length() - removed.length());
    return facts.say("撤销" + CHINESE.getOrDefault(base, base), english);
  }
}
