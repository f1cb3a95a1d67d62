package org.tiezheng.examine.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;

/**
 * CHAT-020: every page of an encrypted database, in its main file and in its log, still has the
 * authentication code that was written with it. Counted when the item was read, because only then
 * was the key there.
 */
final class ChatPages implements Check.OfItem {
  private static final String INPUT = "item.reading.statements";
  private static final String ENCRYPTED = "cipher.parameters";
  private static final String AUTHENTIC = "cipher.pages_authentic";
  private static final String WRONG = "cipher.pages_wrong";
  private static final String EMPTY = "cipher.pages_empty";
  private static final String FIRST = "cipher.pages_wrong_first";
  private static final String LOG_AUTHENTIC = "cipher.log_frames_authentic";
  private static final String LOG_WRONG = "cipher.log_frames_wrong";
  private static final String LOG_FIRST = "cipher.log_frames_wrong_first";

  @Override
  public String name() {
    return "chat.store.pages";
  }

  /** What the reading states of one file. */
  private static final class Stated {
    private final Map<String, String> stated = new TreeMap<>();

    long number(String name) {
      String value = stated.getOrDefault(name, "");
      return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }

    boolean counted() {
      return number(AUTHENTIC) > 0 || number(WRONG) > 0;
    }
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<Reading> reading = item.reading();
    if (reading.isEmpty()) {
      return Ruling.unknown("没有读取", "it was not read", INPUT);
    }
    Map<String, Stated> files = files(reading.get());
    if (files.isEmpty()) {
      return Ruling.notApplicable(
          "没有以密钥打开的加密数据库,没有页认证码可核对",
          "no encrypted database was opened with a key, so there is no code of a page to check");
    }
    long wrong = sum(files, WRONG) + sum(files, LOG_WRONG);
    long without = files.values().stream().filter(f -> !f.counted()).count();
    if (wrong > 0) {
      return told(item, context, files, wrong);
    }
    long authentic = sum(files, AUTHENTIC);
    if (without > 0) {
      return Ruling.unknown(
          "%d 个加密库的页没有认证码:改动不能由此发现(其余 %,d 页认证码相符)".formatted(without, authentic),
          "pages of %d encrypted databases carry no code, so it cannot show whether they were altered (%,d other pages have the right one)"
              .formatted(without, authentic),
          INPUT);
    }
    return Ruling.pass(
        "%d 个加密库主文件 %,d 页、预写日志 %,d 帧的认证码全部相符(空页 %,d)。持有密钥的程序改写时会一并写入新码,相符不说明未经改写"
            .formatted(files.size(), authentic, sum(files, LOG_AUTHENTIC), sum(files, EMPTY)),
        "%d encrypted databases: the codes of all %,d pages of the main files and of %,d frames of their logs are right (%,d pages are empty). A program that has the key writes a new code with every change, so it does not show that nothing was rewritten"
            .formatted(files.size(), authentic, sum(files, LOG_AUTHENTIC), sum(files, EMPTY)));
  }

  private static long sum(Map<String, Stated> files, String name) {
    return files.values().stream().mapToLong(f -> f.number(name)).sum();
  }

  private static Map<String, Stated> files(Reading reading) {
    Map<String, Stated> files = new TreeMap<>();
    for (Reading.Statement s : reading.statements()) {
      int at = s.name().indexOf("cipher.");
      if (at == 0 || (at > 0 && s.name().charAt(at - 1) == '/')) {
        files
            .computeIfAbsent(s.name().substring(0, at), _ -> new Stated())
            .stated
            .put(s.name().substring(at), s.value());
      }
    }
    files.values().removeIf(f -> !f.stated.containsKey(ENCRYPTED));
    return files;
  }

  private static Ruling told(Item item, Context context, Map<String, Stated> files, long wrong) {
    Places places = new Places();
    files.forEach((name, file) -> {
      String label = name.isEmpty() ? Context.label(item) : name.substring(0, name.length() - 1);
      if (file.number(WRONG) > 0) {
        String first = file.stated.getOrDefault(FIRST, "");
        places.add(
            label,
            first.isEmpty() ? WRONG : "page " + first,
            file.number(WRONG) + " of " + file.stated.getOrDefault("cipher.pages", "?"));
      }
      if (file.number(LOG_WRONG) > 0) {
        places.add(
            label,
            "frame " + file.stated.getOrDefault(LOG_FIRST, "?"),
            file.number(LOG_WRONG) + " of " + file.stated.getOrDefault("cipher.log_frames", "?"));
      }
    });
    boolean explained = context.answer(item, Answer.FIELDS_EXPLAINED).isPresent();
    String zh =
        "%,d 页(主文件的页或日志的帧)的认证码不符,其字节已不是应用写入时的字节(也可能因:存储介质损坏、复制中断或文件被截断)%s"
            .formatted(wrong, explained ? "(已说明)" : "");
    String en =
        "%,d pages (of main files or in frames of logs) have a wrong code: their bytes are not those that the app wrote (it may also be: a damaged medium, a copy that was broken off, a file cut short)%s"
            .formatted(wrong, explained ? " (explained)" : "");
    return (explained ? Ruling.warn(zh, en) : Ruling.fail(zh, en)).at(places.list());
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }
}
