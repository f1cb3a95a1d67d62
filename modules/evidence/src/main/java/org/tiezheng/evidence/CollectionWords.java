package org.tiezheng.evidence;

import java.util.List;

/**
 * What the program itself writes into an {@link Acquisition} on how it took data in. It is recorded
 * in English, so that the record is the same whoever reads it, and said on papers in the reader's
 * language; what a person wrote there stays as it was written.
 */
public final class CollectionWords {
  /** The method, where nobody stated one. */
  public static final String COPIED = "copied from files";

  /** The method of what a browser sent, where nobody stated one. */
  public static final String UPLOADED = "uploaded with a browser";

  /** A step: what a browser sent has arrived as it was sent. */
  public static final String SAME_AS_SENT =
      UPLOADED + "; the SHA-256 computed there equals that of what arrived";

  /** The method of what a browser captured, where nobody stated one. */
  public static final String CAPTURED = "captured with a browser";

  /** The method of a reading of pictures, where nobody stated one. */
  public static final String READ_FROM_PICTURES =
      "read by machine from pictures of the case; to be compared with the phone";

  /** A step: what a browser captured has arrived as it was captured. */
  public static final String PIECES_AS_CAPTURED =
      CAPTURED + "; each piece was compared with the SHA-256 computed there when it arrived";

  /** A step of the log. */
  public static final String DEPOSITED = "deposited in the log before anything was read";

  private static final String FILES = " files";

  private static final List<Beginning> BEGINNINGS =
      List.of(
          new Beginning("copied and digested (SHA-256, SM3): ", "复制并计算摘要（SHA-256、SM3）："),
          new Beginning("not taken: ", "未采集："),
          new Beginning("name with unusual bytes: ", "文件名含特殊字节："),
          new Beginning("of what was sealed, only these kinds were read: ", "已固化的内容中只读取了这些种类："));

  private record Beginning(String en, String zh) {}

  private CollectionWords() {}

  /** The step of copying some files. */
  public static String digested(int files) {
    return BEGINNINGS.get(0).en() + files + FILES;
  }

  /**
   * The step of leaving something out.
   *
   * @param why in English
   */
  public static String notTaken(String name, String why) {
    return BEGINNINGS.get(1).en() + name + " — " + why;
  }

  /** The step of taking a file whose name is no text. */
  public static String oddName(String name) {
    return BEGINNINGS.get(2).en() + name;
  }

  /** The step of reading some kinds only. */
  public static String onlyRead(String kinds) {
    return BEGINNINGS.get(3).en() + kinds;
  }

  /** A method as it is said to a person. */
  public static Text method(String recorded) {
    return switch (recorded) {
      case COPIED -> new Text("从文件复制", COPIED);
      case UPLOADED -> new Text("经浏览器上传", UPLOADED);
      case CAPTURED -> new Text("用浏览器拍摄或录制", CAPTURED);
      case READ_FROM_PICTURES -> new Text("由机器自本案图片识读，须与手机核对", READ_FROM_PICTURES);
      default -> Text.same(recorded);
    };
  }

  /** A step as it is said to a person. */
  public static Text step(String recorded) {
    if (recorded.equals(SAME_AS_SENT)) {
      return new Text("经浏览器上传；浏览器算出的 SHA-256 与到达后的相同", SAME_AS_SENT);
    }
    if (recorded.equals(PIECES_AS_CAPTURED)) {
      return new Text("用浏览器拍摄或录制；每一片到达时都与浏览器算出的 SHA-256 比对", PIECES_AS_CAPTURED);
    }
    if (recorded.equals(DEPOSITED)) {
      return new Text("读取之前已存入日志", DEPOSITED);
    }
    return BEGINNINGS.stream()
        .filter(b -> recorded.startsWith(b.en()))
        .findFirst()
        .map(b -> new Text(zh(b, recorded), recorded))
        .orElse(Text.same(recorded));
  }

  private static String zh(Beginning beginning, String recorded) {
    String rest = recorded.substring(beginning.en().length());
    boolean counted = beginning.equals(BEGINNINGS.getFirst()) && rest.endsWith(FILES);
    return beginning.zh()
        + (counted ? rest.substring(0, rest.length() - FILES.length()) + " 个文件" : rest);
  }
}
