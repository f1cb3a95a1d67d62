package org.tiezheng.collect.wechat;

import java.util.Map;

/**
 * The type of a message, with the type of its app message where it is one. Facts: chat.md, 1.5.
 *
 * @param type 1 text, 3 picture, 49 app message …
 * @param subtype of an app message; 0 if the number does not say it
 */
public record MessageCode(int type, int subtype) {
  private static final int APP = 49;

  /** Numbers that Android packs both into, as far as they are known. */
  private static final Map<Integer, MessageCode> ANDROID =
      Map.ofEntries(
          Map.entry(419430449, new MessageCode(APP, 2000)),
          Map.entry(436207665, new MessageCode(APP, 2001)),
          Map.entry(822083633, new MessageCode(APP, 57)),
          Map.entry(1090519089, new MessageCode(APP, 6)),
          Map.entry(16777265, new MessageCode(APP, 1)),
          Map.entry(1048625, new MessageCode(47, 0)),
          Map.entry(-1879048186, new MessageCode(APP, 17)));

  /** A plain type. */
  public static MessageCode of(int type) {
    return new MessageCode(type, 0);
  }

  /** The column {@code local_type} of version 4: type in the low half, subtype in the high half. */
  public static MessageCode ofVersion4(long localType) {
    return new MessageCode((int) localType, (int) (localType >>> 32));
  }

  /** The column {@code type} of Android. */
  public static MessageCode ofAndroid(int type) {
    return ANDROID.getOrDefault(type, of(type));
  }

  boolean app() {
    return type == APP;
  }
}
