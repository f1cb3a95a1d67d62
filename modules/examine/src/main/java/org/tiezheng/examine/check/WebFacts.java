package org.tiezheng.examine.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.WebCapture;

/**
 * WEB-001: address, final address, time with a token, name server's answer, certificates and header
 * of the answer were kept.
 */
final class WebFacts implements Check.OfItem {
  private static final String TOKEN = "tokenHours";

  @Override
  public String name() {
    return "web.capture.facts";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOKEN);
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
    return stamped(item, context, params, good);
  }

  private static Ruling stamped(Item item, Context context, Params params, Places good) {
    List<Observation.Token> tokens = context.tokens(item);
    WebTokens over = WebTokens.of(item, context, Duration.ofHours(params.number(TOKEN)));
    if (over.all()) {
      return Ruling.pass(
              "网址、时间、解析、证书、响应头齐全,每次固定随后都有第三方时间戳",
              "all facts are there, and a third party's token over each capture soon after it")
          .at(good.list());
    }
    if (context.observed(Observation.Token.class).isEmpty()
        || tokens.stream().anyMatch(t -> TokenState.of(t) == TokenState.UNCHECKED)) {
      return Ruling.unknown("时间戳没有核验", "no time token was checked", "observations.token")
          .at(good.list());
    }
    return Ruling.fail(
            "%d 次固定没有随后的、盖在该文件上的有效第三方时间戳".formatted(over.bare().size()),
            "%d captures have no sound token of a third party over their file, soon after them"
                .formatted(over.bare().size()))
        .at(over.bare().stream().map(c -> Places.at(context, c, c.time().toString())).toList())
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
