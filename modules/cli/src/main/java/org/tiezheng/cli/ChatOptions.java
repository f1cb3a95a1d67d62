package org.tiezheng.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the conversations of a case a person means. */
final class ChatOptions {
  @Option(names = "--item", paramLabel = "N")
  @Nullable Integer item;

  @Option(names = "--conversation", paramLabel = "NAME")
  @Nullable String conversation;

  Optional<Integer> item() {
    return Optional.ofNullable(item);
  }

  Optional<String> conversation() {
    return Optional.ofNullable(conversation);
  }
}
