package org.tiezheng.testkit.chat;

import java.util.Optional;

/** What happened to the store of one side, in the order in which it happened. */
public sealed interface Step {
  /** A message came in or went out: INSERT. */
  record Arrived(HeldMessage message) implements Step {}

  /** A recall took the place of a message, in the same row: UPDATE. */
  record Recalled(HeldMessage before, HeldMessage after) implements Step {}

  /** The announcement of a file went when the file was complete: DELETE, and innocent. */
  record Completed(HeldMessage announcement) implements Step {}

  /** Someone changed a row: UPDATE. */
  record Edited(Plant cause, HeldMessage before, HeldMessage after) implements Step {}

  /** Someone deleted a row: DELETE. */
  record Deleted(Plant cause, HeldMessage message) implements Step {}

  /** Someone deleted a conversation with everything in it: DROP TABLE or DELETE. */
  record Dropped(Plant cause, String conversation) implements Step {}

  /** Someone put in a row that was never sent: INSERT. */
  record Inserted(Plant cause, HeldMessage message) implements Step {}

  /** The planted case that this step belongs to; empty if it happened by itself. */
  default Optional<Plant> plant() {
    return switch (this) {
      case Arrived a -> Optional.empty();
      case Recalled r -> Optional.empty();
      case Completed c -> Optional.empty();
      case Edited e -> Optional.of(e.cause);
      case Deleted d -> Optional.of(d.cause);
      case Dropped d -> Optional.of(d.cause);
      case Inserted i -> Optional.of(i.cause);
    };
  }

  default boolean planted() {
    return plant().isPresent();
  }
}
