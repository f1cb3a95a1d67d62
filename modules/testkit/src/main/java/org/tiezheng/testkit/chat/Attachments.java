package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.Optional;

/** Pictures, voice messages, videos and files. */
final class Attachments {
  private static final int[] WIDTHS = {48, 64, 96, 128};
  private static final String[] NAMES = {
    "合同（终版）.pdf", "对账单 2024.xlsx", "收据.jpg", "a&b <c>.txt", "借条😄.docx", "no-extension-but.dots.zip"
  };

  private Attachments() {}

  static void image(Timeline t, Session s) {
    int width = WIDTHS[t.random.nextInt(WIDTHS.length)];
    MediaBytes bytes = MediaBytes.of(MediaBytes.Kind.JPEG, t.random.nextLong(), width);
    t.say(s, t.speaker(s), new Body.Image(bytes, width, width * 3 / 4, t.hex(16)));
  }

  static void voice(Timeline t, Session s) {
    Persona from = t.speaker(s);
    int millis = 20 * (40 + t.random.nextInt(360));
    Instant sent = s.now().plusMillis(500);
    String client =
        t.hex(16) + from.id() + "_" + t.random.nextInt(99) + "_" + sent.getEpochSecond();
    MediaBytes bytes = MediaBytes.of(MediaBytes.Kind.SILK, 0, millis);
    t.say(s, from, new Body.Voice(bytes, millis, client, t.hex(16)));
  }

  static void video(Timeline t, Session s) {
    MediaBytes bytes =
        MediaBytes.of(MediaBytes.Kind.MP4, t.random.nextLong(), 600 + t.random.nextInt(3_000));
    t.say(s, t.speaker(s), new Body.Video(bytes, 1 + t.random.nextInt(60), t.hex(16)));
  }

  /** A file that is announced, and then complete. */
  static void document(Timeline t, Session s) {
    Persona from = t.speaker(s);
    Body.Document offer = announced(t);
    WorldMessage first = t.say(s, from, offer);
    WorldMessage whole =
        t.say(
            s,
            from,
            new Body.Document(
                offer.name(),
                offer.content(),
                true,
                Optional.of(first.serverId()),
                offer.aesKey()));
    t.replace(first, first.withReplacement(whole.serverId()));
  }

  /** A file whose sending never ended. */
  static void unfinished(Timeline t, Session s) {
    t.say(s, t.speaker(s), announced(t));
  }

  private static Body.Document announced(Timeline t) {
    MediaBytes bytes =
        MediaBytes.of(MediaBytes.Kind.DATA, t.random.nextLong(), 200 + t.random.nextInt(5_000));
    String name = NAMES[t.random.nextInt(NAMES.length)];
    return new Body.Document(name, bytes, false, Optional.empty(), t.hex(16));
  }
}
