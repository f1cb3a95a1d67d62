package org.tiezheng.collect.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.tiezheng.evidence.MessageContent;

/**
 * Reads what is left of the text of a recovered row: its end is lost, or may be another's. Words
 * are believed as far as they go; of XML only what is closed, since half an amount is a wrong one;
 * what is no text was written over.
 */
final class CutText {
  private static final String CDATA = "<![CDATA[";
  private static final Pattern BEGINS_ACCOUNT = Pattern.compile("[a-zA-Z0-9_@.-]{0,64}:?");

  private CutText() {}

  /**
   * Reads the rest of a text.
   *
   * @param perhapsSender whether the name of its sender may stand before the text
   */
  static MessageBody read(MessageCode code, String text, boolean perhapsSender) {
    boolean words = code.type() == 1;
    if (overwritten(text)
        || (words && (text.isEmpty() || (perhapsSender && beginsAccount(text))))) {
      return MessageBody.of(new MessageContent.Unread(type(code), text));
    }
    // What a person or the app wrote plainly may begin as XML does.
    if (words || code.type() == 10000 || !text.stripLeading().startsWith("<")) {
      return BodyReader.read(code, text);
    }
    MessageBody body = BodyReader.read(code, closed(text));
    Map<String, String> extra = new LinkedHashMap<>(body.extra());
    extra.put("xml", text);
    extra.put("xmlState", "damaged");
    return new MessageBody(body.content(), body.quotes(), body.quoted(), extra);
  }

  private static String type(MessageCode code) {
    return code.subtype() == 0 ? String.valueOf(code.type()) : code.type() + "/" + code.subtype();
  }

  private static boolean beginsAccount(String text) {
    return BEGINS_ACCOUNT.matcher(text).matches();
  }

  /** Whether there is something in it that no app writes into a text. */
  private static boolean overwritten(String text) {
    return text.chars()
        .anyMatch(c -> c == '\uFFFD' || (c < ' ' && c != '\t' && c != '\n' && c != '\r'));
  }

  /** The text up to the last element that ends in it; a section that does not end is left out. */
  static String closed(String text) {
    int open = text.lastIndexOf(CDATA);
    String before = open >= 0 && text.indexOf("]]>", open) < 0 ? text.substring(0, open) : text;
    int end = 0;
    int tag = -1;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == '<') {
        tag = i;
      } else if (c == '>'
          && tag >= 0
          && (before.startsWith("</", tag) || before.charAt(i - 1) == '/')) {
        end = i + 1;
      }
    }
    return before.substring(0, end);
  }
}
