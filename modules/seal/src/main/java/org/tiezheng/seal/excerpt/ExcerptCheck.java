package org.tiezheng.seal.excerpt;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Checks an excerpt against the custody event that seals its conversation (docs/excerpt-proofs.md
 * section 5). Needs no secret. That the event itself is in the log, and since when, is for the
 * caller to check. Thread-safe.
 */
public final class ExcerptCheck {
  private ExcerptCheck() {}

  /**
   * Checks the bytes of a file.
   *
   * @param events what the custody event of a number seals, empty when it is not at hand
   */
  public static ExcerptResult check(byte[] file, LongFunction<Optional<SealedEvent>> events) {
    ExcerptReader.Found found;
    try {
      found = ExcerptReader.read(file);
    } catch (ExcerptReader.NotOfThisForm e) {
      return new ExcerptResult.Malformed(e.why());
    }
    Optional<SealedEvent> event = events.apply(found.event());
    if (event.isEmpty()) {
      return new ExcerptResult.NoSuchEvent(found.event());
    }
    return check(found, event.get());
  }

  private static ExcerptResult check(ExcerptReader.Found found, SealedEvent event) {
    Excerpt excerpt = found.excerpt();
    ConversationStatement statement = excerpt.statement();
    if (!event.fits(statement)
        || excerpt.place().conversations() != event.conversations()
        || !excerpt.place().root(statement).filter(event.root()::equals).isPresent()) {
      return new ExcerptResult.OtherStatement(found.event());
    }
    long last = -1;
    for (Excerpt.Shown shown : excerpt.shown()) {
      if (shown.position() <= last) {
        return new ExcerptResult.OutOfOrder(shown.position());
      }
      last = shown.position();
      if (last >= statement.messages()) {
        return new ExcerptResult.BeyondTheEnd(last, statement.messages());
      }
    }
    if (!found.omitted().equals(excerpt.omitted())) {
      return new ExcerptResult.OtherOmissions();
    }
    return excerpt.messagesRoot().filter(statement.root()::equals).isPresent()
        ? new ExcerptResult.Proven(found.event(), excerpt)
        : new ExcerptResult.OtherMessages();
  }
}
