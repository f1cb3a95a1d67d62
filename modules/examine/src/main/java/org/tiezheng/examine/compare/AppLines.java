package org.tiezheng.examine.compare;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that an app writes by itself, each for its own user, in sources that do not tell them from
 * what people wrote: two copies never agree on them, so that a difference says nothing. Facts: the
 * research on chat records, section 1.6.
 */
final class AppLines {
  private static final int LONGEST = 300;
  private static final String WHO = "(?:你|我|“[^”]{1,60}”|\"[^\"]{1,60}\")";

  private static final Pattern RECALL = Pattern.compile(WHO + " ?撤回了一条消息");

  private static final List<Pattern> NOTICES =
      List.of(
          Pattern.compile(WHO + " ?拍了拍.{1,100}"),
          Pattern.compile(WHO + "领取了" + WHO + "的红包.{0,20}"),
          Pattern.compile(WHO + "24小时未收款，转账已过期.{0,100}"),
          Pattern.compile(WHO + "邀请.{1,200}加入了?群聊.{0,60}"),
          Pattern.compile(WHO + "将.{1,200}移出了?群聊"),
          Pattern.compile(WHO + "修改群名为.{1,120}"),
          Pattern.compile("你已添加了.{1,60}，现在可以开始聊天了。?"),
          Pattern.compile("以上是打招呼的?内容"),
          Pattern.compile("消息已发出，但被对方拒收了。?"));

  private AppLines() {}

  /** The sort of line that it is; {@link ContentKind#WORDS} if a person may have written it. */
  static ContentKind kind(String text) {
    if (text.length() > LONGEST) {
      return ContentKind.WORDS;
    }
    if (RECALL.matcher(text).matches()) {
      return ContentKind.RECALL;
    }
    return NOTICES.stream().anyMatch(p -> p.matcher(text).matches())
        ? ContentKind.NOTICE
        : ContentKind.WORDS;
  }
}
