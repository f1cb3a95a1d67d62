package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** CH-006: whether the service is licensed or qualified; unknown is shown as unknown. */
final class TokenQualified implements Check.OfItem {
  @Override
  public String name() {
    return "tsa.service.qualified";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Observation.Token> tokens = context.tokens(item);
    if (tokens.isEmpty()) {
      return Ruling.notApplicable("没有时间戳", "there is no time token");
    }
    List<Observation.Token> third = tokens.stream().filter(TokenState::thirdParty).toList();
    Places places = new Places();
    for (Observation.Token token : third.isEmpty() ? tokens : third) {
      places.add(
          context.name(token.original()),
          "token " + token.service(),
          "qualified: " + token.qualified().map(String::valueOf).orElse("unknown"));
    }
    if (third.isEmpty()) {
      return Ruling.fail("只有自有时钟的时间戳(非第三方)", "only our own clock's tokens, no third party's")
          .at(places.list());
    }
    if (third.stream().anyMatch(t -> t.qualified().orElse(false))) {
      return Ruling.pass("至少一家时间戳服务有资质", "at least one service is licensed or qualified")
          .at(places.list());
    }
    return third.stream().allMatch(t -> t.qualified().isPresent())
        ? Ruling.warn("时间戳服务没有资质", "the services are not licensed or qualified").at(places.list())
        : Ruling.unknown(
                "不知道时间戳服务有无资质",
                "it is unknown whether the services are licensed",
                "observations.token.qualified")
            .at(places.list());
  }
}
