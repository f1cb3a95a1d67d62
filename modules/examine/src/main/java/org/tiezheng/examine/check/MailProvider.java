package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;

/** EML-009: who hands the mail in, and how that person stands to the parties. */
final class MailProvider implements Check.OfItem {
  @Override
  public String name() {
    return "mail.provider.stated";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> provider = context.answer(item, Answer.MAIL_PROVIDER);
    if (Context.none(provider)) {
      return Ruling.fail("说明没有邮件提供人:不知道邮件从谁而来", "nobody is said to have provided the mail")
          .at(Context.label(item), Answer.MAIL_PROVIDER.path(), provider.orElse(""));
    }
    // Who is a party needs no relation to one.
    boolean party =
        context.matter().parties().stream()
            .anyMatch(p -> p.name().length() > 1 && provider.orElse("").contains(p.name()));
    List<String> missing =
        Stream.of(Answer.MAIL_PROVIDER, Answer.MAIL_PROVIDER_RELATION)
            .filter(a -> context.answer(item, a).isEmpty())
            .filter(a -> a == Answer.MAIL_PROVIDER || !party)
            .map(Answer::path)
            .toList();
    if (!missing.isEmpty()) {
      return Ruling.unknown(
          "邮件提供人或其与当事人的关系没有填写",
          "who provided the mail, or the relation to the parties, is not stated",
          missing);
    }
    return Ruling.pass("邮件提供人及其与当事人的关系已说明", "the provider and the relation are stated")
        .at(
            Context.label(item),
            Answer.MAIL_PROVIDER.path(),
            provider.orElse("")
                + " · "
                + context.answer(item, Answer.MAIL_PROVIDER_RELATION).orElse(""));
  }
}
