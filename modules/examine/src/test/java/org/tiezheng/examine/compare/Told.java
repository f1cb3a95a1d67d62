package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What was really said between two accounts: sessions of messages over months, with many short
 * answers that are equal, stickers that are sent again and again, and texts with amounts.
 */
record Told(List<Message> messages) {
  private static final List<String> SHORT =
      List.of("好", "嗯", "在吗", "收到", "好的", "哈哈", "[微笑]", "ok", "？", "行");
  private static final String WORDS = "货款合同明天到账验收客户发票仓库付清尾数请先确认签字日期地点电话单据数量";

  /** One of them; {@code number} is its place in the truth, from 1. */
  record Message(
      int number, long id, int sender, long time, ContentKind kind, String text, long detail) {
    boolean unique() {
      return kind == ContentKind.WORDS && text.length() > 8;
    }
  }

  static Told of(long seed, int count) {
    Random random = new Random(seed);
    List<Message> all = new ArrayList<>();
    long time = 1_700_000_000_000L;
    for (int n = 1; n <= count; n++) {
      boolean pause = random.nextInt(25) == 0;
      time += pause ? 3_600_000L * (1 + random.nextInt(40)) : 1_000L * (6 + random.nextInt(60));
      int die = random.nextInt(100);
      ContentKind kind =
          die < 82
              ? ContentKind.WORDS
              : die < 88
                  ? ContentKind.IMAGE
                  : die < 92
                      ? ContentKind.STICKER
                      : die < 95
                          ? ContentKind.VOICE
                          : die < 97
                              ? ContentKind.TRANSFER
                              : die < 98
                                  ? ContentKind.CALL
                                  : die < 99 ? ContentKind.NOTICE : ContentKind.FILE;
      all.add(
          new Message(
              n,
              (random.nextLong() & Long.MAX_VALUE) | (1L << 61),
              random.nextInt(2),
              time,
              kind,
              random.nextInt(100) < 40 ? SHORT.get(random.nextInt(SHORT.size())) : words(random),
              kind == ContentKind.STICKER ? random.nextInt(4) : random.nextInt(1_000_000_000)));
    }
    return new Told(List.copyOf(all));
  }

  private static String words(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 6 + random.nextInt(20);
    for (int i = 0; i < length; i++) {
      text.append(WORDS.charAt(random.nextInt(WORDS.length())));
    }
    return text.append(100 + random.nextInt(900_000)).append("元").toString();
  }
}
