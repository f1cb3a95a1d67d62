package org.tiezheng.examine.check;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.WebCapture;

/** WEB-004: something beside the own capture shows the page: a token, a deed, a second capture. */
final class WebAnchored implements Check.OfItem {
  private static final String TOKEN = "tokenHours";

  @Override
  public String name() {
    return "web.capture.anchored";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOKEN);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    Optional<String> deed = context.answer(item, Answer.DEED);
    if (deed.isPresent()) {
      return Ruling.pass("已经公证(照所填)", "there is a notarial deed (as stated)")
          .at(label, Answer.DEED.path(), deed.get());
    }
    List<Observation.Token> tokens = context.tokens(item);
    WebTokens over = WebTokens.of(item, context, Duration.ofHours(params.number(TOKEN)));
    if (over.all()) {
      return Ruling.pass(
              "每次固定随后都有第三方时间戳(证明当时已存在,不证明网站确实如此)",
              "a third party's token covers each capture (it shows that it existed, not that the"
                  + " site said so)")
          .at(label, "token", TokenState.line(over.good().getFirst()));
    }
    if (over.unread() && tokens.stream().anyMatch(TokenState::thirdParty)) {
      return Ruling.unknown(
          "有时间戳,但没有读到网页固定的记录,不知道盖的是什么、何时固定",
          "there is a token, but no capture of a page was read: it is not known what it covers",
          "records.web");
    }
    Optional<Item> second = second(item, context);
    if (second.isPresent()) {
      return Ruling.pass("另有独立来源的一次固定", "there is a second capture of independent origin")
          .at(Context.label(second.get()), "", "");
    }
    boolean asked = !context.observed(Observation.Token.class).isEmpty();
    boolean unchecked = tokens.stream().anyMatch(t -> TokenState.of(t) == TokenState.UNCHECKED);
    return !asked || unchecked
        ? Ruling.unknown("时间戳没有核验", "no time token was checked", "observations.token")
        : Ruling.warn(
                "只有自行固定的网页,没有公证、随后的第三方时间戳或另一次固定,证明力弱",
                "only an own capture, without deed, third party's token soon after it or a second"
                    + " capture: it weighs little")
            .at(label, "", "");
  }

  private static Optional<Item> second(Item item, Context context) {
    Set<String> mine = urls(item, context);
    Origin origin = Origin.of(item, context);
    return context.items(Kind.WEB).stream()
        .filter(other -> other.number() != item.number())
        .filter(other -> urls(other, context).stream().anyMatch(mine::contains))
        .filter(other -> origin.differsFrom(Origin.of(other, context)).isPresent())
        .findFirst();
  }

  private static Set<String> urls(Item item, Context context) {
    Set<String> urls = new HashSet<>();
    try (Stream<WebCapture> captures = context.records(item, WebCapture.class)) {
      captures.forEach(c -> urls.add(c.line()));
    }
    return urls;
  }
}
