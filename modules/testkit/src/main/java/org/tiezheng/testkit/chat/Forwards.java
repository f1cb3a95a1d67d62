package org.tiezheng.testkit.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merged forwards. */
final class Forwards {
  private Forwards() {}

  static void forward(Timeline t, Session s) {
    t.say(s, t.speaker(s), of(t, s, 2 + t.random.nextInt(5), Optional.empty()));
  }

  /** A forward that holds a forward that holds a forward. */
  static void nested(Timeline t, Session s) {
    Body.Forward inner = of(t, s, 2, Optional.empty());
    Body.Forward middle = of(t, s, 2, Optional.of(inner));
    t.say(s, t.speaker(s), of(t, s, 3, Optional.of(middle)));
  }

  private static Body.Forward of(Timeline t, Session s, int count, Optional<Body.Forward> within) {
    List<Body.Forward.Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      t.earlier(s.conversation(), s.now()).ifPresent(m -> items.add(item(t, m)));
    }
    within.ifPresent(w ->
        items.add(
            new Body.Forward.Item(
                17,
                Cast.C.nick(),
                s.now(),
                w.title(),
                t.digits(19),
                t.hex(16) + "_",
                t.hex(32),
                Optional.of(w))));
    if (items.isEmpty()) {
      items.add(
          new Body.Forward.Item(
              1,
              Cast.D.nick(),
              s.now(),
              t.phrases.next(),
              t.digits(19),
              t.hex(16) + "_",
              t.hex(32),
              Optional.empty()));
    }
    return new Body.Forward(s.conversation().equals(Cast.GROUP) ? "群聊的聊天记录" : "林海和周山的聊天记录", items);
  }

  private static Body.Forward.Item item(Timeline t, WorldMessage m) {
    boolean words = m.body() instanceof Body.Text;
    boolean picture = m.body() instanceof Body.Image;
    String text = m.body() instanceof Body.Text w ? w.text() : picture ? "[图片]" : "[其他消息]";
    return new Body.Forward.Item(
        words || !picture ? 1 : 2,
        Cast.persona(m.sender().orElseThrow()).nick(),
        m.time(),
        text,
        m.serverId(),
        m.uuid(),
        t.hex(32),
        Optional.empty());
  }
}
