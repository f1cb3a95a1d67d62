package org.tiezheng.casework;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Asks a person for what opens backups and databases of her own. What is typed is wiped after use.
 */
@FunctionalInterface
public interface Secrets {
  /** Nobody is there to be asked: what is locked stays locked and is listed as such. */
  Secrets NONE = (_, _) -> Optional.empty();

  /**
   * What the person typed.
   *
   * @param question which backup, and what is asked for
   * @param attempt counted from 1; later ones follow a wrong answer
   * @return empty to leave it locked; the characters are wiped by the caller
   */
  Optional<char[]> ask(Text question, int attempt);

  /**
   * Keys that the person gave for encrypted databases, each to be tried on every one: hexadecimal
   * digits or a passphrase.
   *
   * @return new arrays, which the caller wipes
   */
  default List<char[]> keys() {
    return List.of();
  }
}
