package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something published or kept outside a conversation: a moment with its comments and likes, a
 * favourite. A store holds what its owner has looked at: what is absent proves nothing.
 *
 * @param place where it was published or kept, such as {@code moments} or {@code favourites}
 * @param nativeId the platform's own id, a string because it may exceed 53 bits
 * @param author {@link Account#key()}
 * @param authorName as shown there
 * @param contents words, pictures, links, in order
 * @param extra fields of the source that have no place here, kept raw
 */
public record Post(
    Provenance provenance,
    String platform,
    String place,
    Optional<String> nativeId,
    Optional<String> author,
    String authorName,
    RecordedTime time,
    List<MessageContent> contents,
    List<Reaction> reactions,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public Post {
    contents = List.copyOf(contents);
    reactions = List.copyOf(reactions);
    extra = Map.copyOf(extra);
  }

  /**
   * A comment or a like.
   *
   * @param id of the comment, if it has one
   * @param account {@link Account#key()}
   * @param words of the comment; empty for a like
   * @param answers {@link Account#key()} of the one whom a comment answers
   */
  public record Reaction(
      Type type,
      Optional<String> id,
      Optional<String> account,
      String name,
      RecordedTime time,
      String words,
      Optional<String> answers) {
    public enum Type {
      COMMENT,
      LIKE
    }
  }

  /** The words and labels of its contents, in one line. */
  public String line() {
    return contents.stream()
        .map(MessageContent::line)
        .filter(line -> !line.isEmpty())
        .collect(java.util.stream.Collectors.joining(" "));
  }

  /** Every account that occurs in it. */
  public List<String> accounts() {
    return java.util.stream.Stream.concat(
            author.stream(), reactions.stream().flatMap(r -> r.account().stream()))
        .distinct()
        .toList();
  }
}
