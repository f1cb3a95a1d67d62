package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.WebCapture;

/**
 * WEB-001: address, final address, time with a token, name server's answer, certificates and header
 * of the answer were kept.
 */
final class WebFacts implements Check.OfItem {
  @Override
  public String name() {
    return "web.capture.facts";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places bare = new Places();
    Places good = new Places();
    try (Stream<WebCapture> captures = context.records(item, WebCapture.class)) {
      captures.forEach(capture -> {
        List<String> lacking = lacking(capture);
        (lacking.isEmpty() ? good : bare)
            .add(
                context,
                capture,
                lacking.isEmpty() ? capture.line() : capture.line() + " lacks " + lacking);
      });
    }
    if (!bare.isEmpty()) {
      return Ruling.fail(
              "%d 次网页固定缺少网址、时间、解析、证书或响应头".formatted(bare.count()),
              "%d captures lack address, time, name resolution, certificates or headers"
                  .formatted(bare.count()))
          .at(bare.list());
    }
    if (good.isEmpty()) {
      return Ruling.unknown("没有读到网页固定的记录", "no capture of a page was read", "records.web");
    }
    return stamped(item, context, good);
  }

  private static Ruling stamped(Item item, Context context, Places good) {
    List<Observation.Token> tokens = context.tokens(item);
    Optional<Observation.Token> sound =
        tokens.stream()
            .filter(token -> TokenState.of(token) == TokenState.SOUND)
            .filter(TokenState::thirdParty)
            .findFirst();
    if (sound.isPresent()) {
      return Ruling.pass(
              "网址、时间、解析、证书、响应头齐全,并有第三方时间戳",
              "all facts of the capture are there, and a third party's token")
          .at(good.list());
    }
    if (context.observed(Observation.Token.class).isEmpty()
        || tokens.stream().anyMatch(t -> TokenState.of(t) == TokenState.UNCHECKED)) {
      return Ruling.unknown("时间戳没有核验", "no time token was checked", "observations.token")
          .at(good.list());
    }
    return Ruling.fail(
            "固定的时间没有有效的第三方时间戳", "no sound token of a third party covers the time of the capture")
        .at(good.list())
        .cure("stamp");
  }

  private static List<String> lacking(WebCapture capture) {
    List<String> lacking = new ArrayList<>();
    if (capture.url().isBlank()) {
      lacking.add("url");
    }
    if (capture.finalUrl().isBlank()) {
      lacking.add("finalUrl");
    }
    if (capture.time().instant().isEmpty()) {
      lacking.add("time");
    }
    if (capture.addresses().isEmpty()) {
      lacking.add("DNS/IP");
    }
    boolean secure = capture.finalUrl().toLowerCase(Locale.ROOT).startsWith("https:");
    if (secure && capture.certificates().isEmpty()) {
      lacking.add("TLS");
    }
    if (capture.headers().isEmpty() || capture.status().isEmpty()) {
      lacking.add("headers");
    }
    return lacking;
  }
}
