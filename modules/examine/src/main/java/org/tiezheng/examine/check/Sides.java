package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;

/** Which side of the case wrote a message, as far as accounts and claims tell. */
final class Sides {
  private final Optional<String> owner;
  private final Context context;

  Sides(Item item, Context context) {
    this.owner = item.reading().flatMap(Reading::owner).map(Account::normalKey);
    this.context = context;
  }

  /**
   * Whether the party that hands in wrote it; empty for notices of the system and where nobody can
   * tell. The source belongs to its owner, unless the case file says that this is somebody else.
   */
  Optional<Boolean> own(ChatMessage message) {
    if (message.sender().isEmpty()) {
      return Optional.empty();
    }
    String sender = Account.normalKey(message.sender().get());
    Optional<String> party = context.party(sender, message.time().instant());
    if (party.isPresent()) {
      return Optional.of(
          context.matter().self().filter(self -> self.id().equals(party.get())).isPresent());
    }
    if (owner.isPresent() && context.party(owner.get()).isEmpty()) {
      return Optional.of(owner.get().equals(sender));
    }
    return owner.isPresent() ? Optional.of(false) : message.outgoing();
  }
}
