package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** CH-005: the tokens are sound by RFC 3161, whoever issued them. */
final class TokenTechnical implements Check.OfItem {
  private static final Set<String> WEAK = Set.of("SHA1", "MD5", "MD2", "MD4");

  @Override
  public String name() {
    return "tsa.token.sound";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Observation.Token> tokens = context.tokens(item);
    if (tokens.isEmpty()) {
      return Ruling.notApplicable("没有时间戳", "there is no time token");
    }
    Places bad = new Places();
    Places unchecked = new Places();
    Places good = new Places();
    for (Observation.Token token : tokens) {
      String name = context.name(token.original());
      String where = "token " + token.service() + " " + token.serial();
      String imprint = token.imprint().replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
      if (WEAK.contains(imprint)) {
        bad.add(name, where, "imprint " + token.imprint());
      } else if (TokenState.of(token) == TokenState.FAILED) {
        bad.add(name, where, TokenState.line(token));
      } else if (!token.notMade().isEmpty()) {
        unchecked.add(name, where, TokenState.line(token));
      } else {
        good.add(name, where, TokenState.line(token));
      }
    }
    if (!bad.isEmpty()) {
      return Ruling.fail(
              "%d 个时间戳不合格".formatted(bad.count()), "%d tokens are unsound".formatted(bad.count()))
          .at(bad.list());
    }
    boolean essential = tokens.stream().anyMatch(t -> TokenState.of(t) == TokenState.UNCHECKED);
    if (essential) {
      return Ruling.unknown(
              "时间戳的关键核验项未进行", "essential checks of the tokens were not made", "observations.token")
          .at(unchecked.list());
    }
    if (!unchecked.isEmpty()) {
      return Ruling.unknown(
              "已核验的项目均通过,但有项目未核验(如吊销状态)",
              "all checks made passed, but some were not made (such as revocation)",
              "observations.token")
          .at(unchecked.list());
    }
    return Ruling.pass(
            "时间戳的签名、证书链、用途、有效期等均通过", "signature, chain, purpose, validity and the rest" + " passed")
        .at(good.list());
  }
}
