package org.tiezheng.collect.container;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;

/**
 * A kind of file or folder that holds other files, perhaps encrypted: a phone backup, a backup
 * stream. Found by {@link java.util.ServiceLoader}.
 *
 * <p>A container opens only sealed bytes and only with the secret that a person typed; it never
 * writes, never guesses a secret, and uses no name found inside as a path. Instances keep no state
 * between calls and are thread-safe.
 */
public interface Container {
  /** Stable id such as {@code ios.backup}; also the name of its page in docs/containers. */
  String id();

  /** Changes whenever the same bytes may give other members. */
  String version();

  /**
   * Says whether the probed file is the head of such a container (the one that names the others),
   * and if so, what belongs to it and what it says of itself without a secret. Cheap: reads the
   * head and a few small files beside it. Never throws because of what the bytes are.
   *
   * @return empty for every file that is no head, also for the other files of a container
   */
  Optional<Claim> claims(Probe probe);

  /**
   * Opens the container whose head is the main member of the source; its other files are found as
   * siblings.
   *
   * @param secret what a person typed; the caller keeps it and closes it
   * @throws SecretNeededException if the container is encrypted and there is no secret
   * @throws WrongSecretException if the secret does not open it: the bytes are intact as far as can
   *     be told
   * @throws DamagedContainerException if the container is damaged or a limit is met
   * @throws java.io.InterruptedIOException if the thread was interrupted while keys were derived
   */
  OpenedContainer open(SealedSource source, Optional<Secret> secret, Opening opening)
      throws IOException;
}
