package org.tiezheng.testkit.ios;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.tiezheng.testkit.ios.IosText.Earlier;
import org.tiezheng.testkit.phone.PhoneFile;

/**
 * The messages of one phone, made from a source of randomness: the same source gives the same
 * world.
 *
 * @param own number of the phone
 * @param chats conversations; the first has the number 1
 * @param texts in the order of their numbers
 */
public record IosWorld(String own, List<IosChat> chats, List<IosText> texts) {
  private static final String[] WORDS = {
    "你好", "借款", "8万元", "年底还", "ok", "😄", "𠮷", " ", "\n", "\u0086\u0084", "\"引\"", "é"
  };

  /** A conversation; a group has more than one number. */
  public record IosChat(String guid, String name, List<String> others) {}

  /**
   * A world with so many messages.
   *
   * @param modern whether it has what came with iOS 16: edits, unsent and recently deleted messages
   */
  public static IosWorld random(RandomGenerator random, int size, boolean modern) {
    List<IosChat> chats = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean group = i % 4 == 3;
      List<String> others = new ArrayList<>();
      for (int n = group ? 3 : 1; n > 0; n--) {
        others.add(i == 6 ? "friend" + i + "@example.cn" : number(random));
      }
      chats.add(
          new IosChat(
              group ? "iMessage;+;chat" + i : "iMessage;-;" + others.getFirst(),
              group ? "还款群" + i : "",
              others));
    }
    String own = number(random);
    List<IosText> texts = new ArrayList<>();
    Instant time = Instant.parse("2023-03-01T08:00:00Z");
    long rowid = 0;
    for (int i = 0; i < size; i++) {
      // Whole milliseconds: a property list keeps no nanoseconds.
      time = time.plus(Duration.ofMillis(random.nextLong(1_000, 5_000_000)));
      rowid += random.nextInt(20) == 0 ? random.nextInt(1, 9) : 1;
      texts.add(text(random, rowid, chats, own, time, modern, texts));
    }
    return new IosWorld(own, chats, texts);
  }

  private static IosText text(
      RandomGenerator random,
      long rowid,
      List<IosChat> chats,
      String own,
      Instant time,
      boolean modern,
      List<IosText> before) {
    boolean outgoing = random.nextBoolean();
    int chat = random.nextInt(30) == 0 ? 0 : random.nextInt(1, chats.size() + 1);
    List<String> others = chat == 0 ? List.of() : chats.get(chat - 1).others();
    String sender = outgoing || chat == 0 ? "" : others.get(random.nextInt(others.size()));
    int event = random.nextInt(40) == 0 ? random.nextInt(1, 4) : 0;
    boolean reaction = event == 0 && !before.isEmpty() && random.nextInt(12) == 0;
    boolean reply = !reaction && !before.isEmpty() && random.nextInt(12) == 0;
    Optional<String> refersTo =
        reaction || reply
            ? Optional.of(before.get(random.nextInt(before.size())).guid())
            : Optional.empty();
    boolean plain = event == 0 && !reaction;
    boolean takenBack = modern && plain && random.nextInt(20) == 0;
    List<Earlier> earlier = new ArrayList<>();
    if (modern && plain && random.nextInt(10) == 0) {
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        earlier.add(new Earlier(time.plusMillis(60_000L * earlier.size()), words(random)));
      }
    }
    List<PhoneFile> files = new ArrayList<>();
    for (int n = plain && !takenBack && random.nextInt(6) == 0 ? random.nextInt(1, 3) : 0;
        n > 0;
        n--) {
      byte[] bytes = new byte[random.nextInt(1, 500)];
      random.nextBytes(bytes);
      files.add(new PhoneFile("IMG_" + rowid + n + ".HEIC", "image/heic", bytes));
    }
    String text = event != 0 || takenBack ? "" : "\uFFFC".repeat(files.size()) + words(random);
    return new IosText(
        rowid,
        new UUID(random.nextLong(), random.nextLong())
            .toString()
            .toUpperCase(java.util.Locale.ROOT),
        chat,
        sender,
        outgoing,
        random.nextInt(3) == 0 ? "SMS" : "iMessage",
        text,
        modern ? random.nextInt(3) > 0 : random.nextInt(9) == 0,
        random.nextInt(10) == 0 ? "me@example.cn" : own,
        time,
        outgoing && random.nextInt(15) == 0 ? 22 : 0,
        refersTo,
        reaction ? 2000 + random.nextInt(6) : 0,
        event,
        takenBack ? List.of() : earlier,
        takenBack,
        modern && random.nextInt(12) == 0
            ? Optional.of(time.plusSeconds(86_400))
            : Optional.empty(),
        files);
  }

  private static String words(RandomGenerator random) {
    StringBuilder words = new StringBuilder();
    for (int n = random.nextInt(1, random.nextInt(20) == 0 ? 3_000 : 12); n > 0; n--) {
      words.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return words.append('。').toString();
  }

  private static String number(RandomGenerator random) {
    return "+861" + random.nextInt(3, 10) + (100_000_000 + random.nextInt(900_000_000));
  }
}
