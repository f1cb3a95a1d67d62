package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.List;

/** Words, answers, pats and recalls. */
final class Sayings {
  private Sayings() {}

  static void words(Timeline t, Session s) {
    t.say(s, t.speaker(s), new Body.Text(t.phrases.next()));
  }

  static Wish.Maker text(String text) {
    return (t, s) -> t.say(s, t.speaker(s), new Body.Text(text));
  }

  static void lengthy(Timeline t, Session s) {
    t.say(s, t.speaker(s), new Body.Text(t.phrases.lengthy(18_000)));
  }

  static void quote(Timeline t, Session s) {
    WorldMessage of =
        t.earlier(s.conversation(), s.now())
            .orElseGet(() -> t.say(s, t.speaker(s), new Body.Text(t.phrases.next())));
    String sender = of.sender().orElseThrow();
    t.say(
        s,
        t.speaker(s),
        new Body.Quote(
            t.phrases.next(),
            of.serverId(),
            of.body().type(),
            sender,
            Cast.persona(sender).nick(),
            of.body() instanceof Body.Text words ? words.text() : "",
            of.time()));
  }

  static void pat(Timeline t, Session s) {
    List<Persona> members = t.cast.members(s.conversation(), s.now());
    Persona from = members.get(t.random.nextInt(members.size()));
    Persona to = members.get(t.random.nextInt(members.size()));
    String text = "{" + from.id() + "}拍了拍{" + to.id() + "}的计算器";
    t.say(s, from, new Body.Pat(from.id(), to.id(), text));
  }

  static void recalled(Timeline t, Session s) {
    Persona sender = t.speaker(s);
    WorldMessage m = t.say(s, sender, new Body.Text("撤回前的话：" + t.phrases.next()));
    Instant time = m.time().plusSeconds(3 + t.random.nextInt(110));
    String notice = "{" + sender.id() + "} 撤回了一条消息";
    t.replace(m, m.withRecall(new Body.Recall(m.serverId(), sender.id(), notice, time)));
  }

  /** A line that only the sender's app shows. */
  static void blocked(Timeline t, Session s) {
    t.local(s, Side.A, "消息已发出，但被对方拒收了。");
    t.local(s, Side.B, "以上是打招呼的内容");
  }
}
