package org.tiezheng.testkit.chat;

/** Calls: they leave a line, not what was said. */
final class Calls {
  private static final String[] ENDS = {"已取消", "对方已拒绝", "对方无应答", "忙线未接听", "连接失败"};

  private Calls() {}

  static void call(Timeline t, Session s) {
    boolean taken = t.random.nextInt(3) > 0;
    int seconds = taken ? 1 + t.random.nextInt(4_000) : 0;
    String status = taken ? "通话时长 " + clock(seconds) : ENDS[t.random.nextInt(ENDS.length)];
    t.say(s, t.speaker(s), new Body.Call(t.random.nextBoolean(), seconds, status));
  }

  static void missed(Timeline t, Session s) {
    t.say(s, t.speaker(s), new Body.Call(false, 0, "对方无应答"));
  }

  private static String clock(int seconds) {
    String rest = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
    return seconds < 3_600 ? rest : "%02d:".formatted(seconds / 3_600) + rest;
  }
}
