package org.tiezheng.casework.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Secrets;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.container.Containers;
import org.tiezheng.collect.container.Containers.Recognised;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The containers of a case (phone backups), each opened at most once; closing wipes their keys. Not
 * thread-safe.
 */
public final class OpenContainers implements AutoCloseable {
  /** How often a person may mistype. */
  private static final int ATTEMPTS = 3;

  private final Containers kinds = Containers.load();
  private final SealedFiles files;
  private final Secrets secrets;
  private final Opening opening;
  private final Map<String, Optional<Recognised>> recognised = new HashMap<>();
  private final Map<String, OpenedContainer> open = new LinkedHashMap<>();
  private final Map<String, TiezhengException> shut = new HashMap<>();
  private final Map<String, Map<String, Text>> left = new HashMap<>();

  /**
   * @param secrets asked when a container is locked
   */
  public OpenContainers(SealedFiles files, Secrets secrets, Opening.Progress progress) {
    this.files = files;
    this.secrets = secrets;
    this.opening = Opening.DEFAULT.with(progress);
  }

  /** Limits and progress with which they are opened. */
  public Opening opening() {
    return opening;
  }

  /** What kind of container the original is the head of, if it is one. */
  public Optional<Recognised> recognise(Original head) {
    return recognised.computeIfAbsent(
        key(head), _ -> kinds.recognise(Probe.of(files.source(head))));
  }

  /** A file inside that could be read and was not wanted: the reading of the list says so. */
  public void leftUnread(Original head, String path, Text note) {
    left.computeIfAbsent(key(head), _ -> new LinkedHashMap<>()).put(path, note);
  }

  /** By the path inside, what is to be said of the files that were not wanted. */
  Map<String, Text> leftUnread(Original head) {
    return left.getOrDefault(key(head), Map.of());
  }

  /** Every original that belongs to the container, the head among them. */
  public List<Original> parts(Original head) {
    return recognise(head)
        .map(kind ->
            files.ofAcquisition(head.acquisition()).stream()
                .filter(o -> o.equals(head) || kind.claim().holds(o.name()))
                .toList())
        .orElse(List.of(head));
  }

  /**
   * The opened container; a person is asked if it is locked.
   *
   * @throws SecretNeededException if it is locked and nobody gave a secret
   * @throws WrongSecretException if the last one given was wrong
   */
  public OpenedContainer open(Original head) {
    OpenedContainer known = open.get(key(head));
    if (known != null) {
      return known;
    }
    Recognised kind =
        recognise(head)
            .orElseThrow(() -> new IllegalArgumentException(head.name() + " is no container"));
    TiezhengException refused = shut.get(key(head));
    if (refused != null) { // A person who could not open it is not asked again.
      throw refused;
    }
    try {
      OpenedContainer opened =
          kind.claim().locked() ? asking(head, kind) : opened(head, kind, null);
      open.put(key(head), opened);
      return opened;
    } catch (SecretNeededException | WrongSecretException e) {
      shut.put(key(head), e);
      throw e;
    }
  }

  private OpenedContainer asking(Original head, Recognised kind) {
    Text question =
        kind.claim()
            .prompt()
            .map(p ->
                new Text(kind.claim().title() + ":" + p.zh(), kind.claim().title() + ": " + p.en()))
            .orElseThrow();
    Optional<WrongSecretException> wrong = Optional.empty();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<char[]> typed = secrets.ask(question, attempt);
      if (typed.isEmpty()) {
        break;
      }
      try (Secret secret = Secret.of(typed.get())) {
        return opened(head, kind, secret);
      } catch (WrongSecretException e) {
        wrong = Optional.of(e);
      } finally {
        Arrays.fill(typed.get(), '\0');
      }
    }
    if (wrong.isPresent()) {
      throw wrong.get();
    }
    return opened(head, kind, null);
  }

  private OpenedContainer opened(Original head, Recognised kind, @Nullable Secret secret) {
    try {
      return kind.container().open(files.source(head), Optional.ofNullable(secret), opening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(Original head) {
    return head.acquisition() + '\n' + head.name();
  }

  @Override
  public void close() {
    open.values().forEach(OpenedContainer::close);
    open.clear();
  }
}
