package org.tiezheng.collect.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a web page in one file (RFC 2557), which browsers write in the form of a mail. What
 * tells it from one are marks that no mail program makes.
 */
public final class SavedHead {
  private static final Pattern RELATED =
      Pattern.compile("(?im)^content-type:\\s*multipart/related\\b");
  private static final Pattern LOCATION = Pattern.compile("(?im)^snapshot-content-location:");
  private static final Pattern FROM =
      Pattern.compile("(?im)^from:([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)");
  private static final Pattern SAVED =
      Pattern.compile("(?is)\\s*[<\"]*\\s*(?:saved by |由.{1,100}保存).*");

  private SavedHead() {}

  /**
   * Whether a browser saved it.
   *
   * @param head the first bytes of the file, one character for each
   */
  public static boolean isOne(String head) {
    String fields = head.stripLeading().split("\\r?\\n\\r?\\n", 2)[0];
    if (!RELATED.matcher(fields).find()) {
      return false;
    }
    Matcher from = FROM.matcher(fields);
    return LOCATION.matcher(fields).find()
        || (from.find() && SAVED.matcher(HeaderText.decoded(from.group(1))).matches());
  }
}
