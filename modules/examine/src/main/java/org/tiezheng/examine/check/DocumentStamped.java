package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** WRD-003: the document's bytes were fixed by a third party's time token soon after its making. */
final class DocumentStamped implements Check.OfItem {
  private static final String LAG = "lagDays";
  private static final String CLOCKS = "clockSeconds";

  @Override
  public String name() {
    return "document.stamped.early";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(LAG, CLOCKS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    Places before = new Places();
    Places bare = new Places();
    Places undated = new Places();
    Places late = new Places();
    Places good = new Places();
    try (Stream<DocumentProperties> documents = context.records(item, DocumentProperties.class)) {
      documents.forEach(document -> {
        Optional<Instant> made = document.time().instant();
        Optional<Instant> stamped = stamped(document, context);
        if (made.isEmpty()) {
          undated.add(context, document, "created: none");
        } else if (stamped.isEmpty()) {
          bare.add(context, document, "created " + made.get());
        } else {
          String line = made.get() + " → token " + stamped.get();
          Duration lag = Duration.between(made.get(), stamped.get());
          (lag.plus(params.seconds(CLOCKS)).isNegative()
                  ? before
                  : lag.compareTo(params.days(LAG)) > 0 ? late : good)
              .add(context, document, line);
        }
      });
    }
    if (!before.isEmpty()) {
      return Ruling.fail(
              "有文档自称的创建时间晚于它的时间戳:必有一个不对",
              "a document says that it was made after its own token: one of the two is wrong")
          .at(before.list());
    }
    if (!bare.isEmpty()) {
      return context.observed(Observation.Token.class).isEmpty()
          ? Ruling.unknown("没有任何时间戳的核验记录", "no time token was examined", "observations.token")
              .at(bare.list())
          : Ruling.fail("文档没有有效的第三方时间戳", "no valid token of a third party covers the document")
              .at(bare.list());
    }
    if (!undated.isEmpty()) {
      return Ruling.unknown(
              "文档没有写创建时间", "the document does not say when it was made", "records.document.time")
          .at(undated.list());
    }
    if (!late.isEmpty()) {
      return Ruling.warn(
              "%d 份文档在创建 %d 天以后才固定".formatted(late.count(), params.number(LAG)),
              "%d documents were fixed more than %d days after their making"
                  .formatted(late.count(), params.number(LAG)))
          .at(late.list());
    }
    return good.isEmpty()
        ? Ruling.unknown("文档属性未读取", "the document was not read", "records.document")
        : Ruling.pass(
                "创建后不久即由第三方时间戳固定(创建时间为文档自称)",
                "fixed by a third party's token soon after its making (as the document states it)")
            .at(good.list());
  }

  private static Optional<Instant> stamped(DocumentProperties document, Context context) {
    return context.tokens(document.provenance().original()).stream()
        .filter(token -> TokenState.of(token) == TokenState.SOUND && TokenState.thirdParty(token))
        .map(Observation.Token::time)
        .findFirst();
  }
}
