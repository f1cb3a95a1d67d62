package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;

/** G-002: a third party's time token covers every original. Our own clock never gives a pass. */
final class TrustedTime implements Check.OfItem {
  private static final String LAG = "lagDays";

  @Override
  public String name() {
    return "general.time.trusted";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(LAG);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    Places good = new Places();
    Places own = new Places();
    Places bad = new Places();
    Places unchecked = new Places();
    Places bare = new Places();
    for (String sha : item.originals()) {
      List<Observation.Token> tokens = context.tokens(sha);
      Optional<Observation.Token> best =
          tokens.stream().min(Comparator.comparingInt(TrustedTime::rank));
      if (best.isEmpty()) {
        bare.add(context.name(sha), "", sha);
        continue;
      }
      Observation.Token token = best.get();
      Places where =
          switch (TokenState.of(token)) {
            case SOUND -> TokenState.thirdParty(token) ? good : own;
            case UNCHECKED -> unchecked;
            case FAILED -> bad;
          };
      where.add(context.name(sha), "token " + token.service(), TokenState.line(token));
    }
    if (!bad.isEmpty()) {
      return Ruling.fail(
              "%d 个原始数据的时间戳未通过核验".formatted(bad.count()),
              "the time tokens of %d originals do not verify".formatted(bad.count()))
          .at(bad.list());
    }
    if (!bare.isEmpty()) {
      return without(bare, context);
    }
    if (!unchecked.isEmpty()) {
      return Ruling.unknown(
              "时间戳的关键核验项未进行",
              "essential checks of the time tokens were not made",
              "observations.token")
          .at(unchecked.list());
    }
    if (!own.isEmpty()) {
      return Ruling.warn(
              "%d 个原始数据只有自有时钟的时间戳(自有时钟,非第三方),不是可信时间".formatted(own.count()),
              "%d originals have a token of our own clock only: not a third party, no trusted time"
                  .formatted(own.count()))
          .at(own.list())
          .cure("stamp");
    }
    return late(item, context, params, good);
  }

  private static Ruling without(Places bare, Context context) {
    if (context.observed(Observation.Token.class).isEmpty()) {
      return Ruling.unknown("没有任何时间戳的核验记录", "no time token was examined", "observations.token")
          .at(bare.list())
          .cure("stamp");
    }
    return Ruling.fail(
            "%d 个原始数据没有时间戳".formatted(bare.count()),
            "%d originals have no time token".formatted(bare.count()))
        .at(bare.list())
        .cure("stamp");
  }

  private static Ruling late(Item item, Context context, Params params, Places good) {
    Duration longest = Duration.ZERO;
    for (Original original : context.originals(item)) {
      Optional<Instant> stamped =
          context.tokens(original.digests().sha256()).stream()
              .filter(t -> rank(t) == 0)
              .map(Observation.Token::time)
              .findFirst();
      for (Acquisition taken : context.dossier().acquisitions()) {
        if (stamped.isPresent() && taken.id().equals(original.acquisition())) {
          Duration lag = Duration.between(taken.ended(), stamped.get());
          longest = lag.compareTo(longest) > 0 ? lag : longest;
        }
      }
    }
    if (longest.compareTo(params.days(LAG)) > 0) {
      return Ruling.warn(
              "第三方时间戳有效,但晚于取证 %d 天".formatted(longest.toDays()),
              "a third party's token verifies, but is %d days later than the taking"
                  .formatted(longest.toDays()))
          .at(good.list())
          .cure("stateDelay");
    }
    return Ruling.pass(
            "第三方时间戳有效,证明数据在该时间已存在(不证明内容真实)",
            "a third party's token verifies: the data existed then (it does not show them true)")
        .at(good.list());
  }

  /** A sound third-party token first; an own one counts only if no third party's holds. */
  private static int rank(Observation.Token token) {
    TokenState state = TokenState.of(token);
    boolean third = TokenState.thirdParty(token);
    return switch (state) {
      case SOUND -> third ? 0 : 2;
      case UNCHECKED -> third ? 1 : 3;
      case FAILED -> 4;
    };
  }
}
