package org.tiezheng.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Container;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.evidence.TiezhengException;

/** Damages bytes, and reads what is left in every way there is. */
public final class Mutations {
  private static final Opening SMALL =
      new Opening(
          Opening.DEFAULT.limits(),
          8 << 20,
          10_000,
          (_, done, total) -> {
            // A count of rounds may have become a huge one that is still allowed.
            if (Math.max(done, total) > 300_000) {
              throw new TooManyRounds();
            }
          });

  private Mutations() {}

  private static final class TooManyRounds extends RuntimeException {}

  /** One to four bytes changed, a stretch zeroed or doubled, or the end cut off. */
  public static byte[] of(byte[] bytes, Random random) {
    byte[] mutated = bytes.clone();
    int at = random.nextInt(random.nextBoolean() ? mutated.length : Math.min(700, mutated.length));
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(mutated, at);
      }
      case 1 -> Arrays.fill(mutated, at, Math.min(mutated.length, at + 64), (byte) 0);
      case 2 -> {
        int from = random.nextInt(mutated.length);
        System.arraycopy(
            bytes, from, mutated, at, Math.min(600, bytes.length - Math.max(at, from)));
      }
      default -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          mutated[Math.min(mutated.length - 1, at + random.nextInt(8))] =
              (byte) (random.nextInt(4) == 0 ? 0xff : random.nextInt(256));
        }
      }
    }
    return mutated;
  }

  /** Whether it opened and was whole; every failure must be a sentence of ours. */
  public static boolean openAndReadAll(
      Container container, SealedSource source, Optional<String> word) {
    container.claims(Probe.of(source));
    try (Secret secret = Secret.of(word.orElse("").toCharArray());
        OpenedContainer opened =
            container.open(
                source, word.isEmpty() ? Optional.empty() : Optional.of(secret), SMALL)) {
      boolean whole = opened.complete();
      for (Inner inner : opened.members().toList()) {
        whole &= readable(opened, inner);
      }
      opened.notes().forEach(note -> assertThat(note.zh()).isNotEmpty());
      return whole;
    } catch (TiezhengException e) {
      assertThat(e.sentence().zh()).isNotEmpty();
    } catch (TooManyRounds e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError("no sentence", e);
    }
    return false;
  }

  private static boolean readable(OpenedContainer opened, Inner inner) {
    assertThat(opened.find(inner.path())).isPresent();
    try (Arena arena = Arena.ofConfined()) {
      opened.head(inner, 100);
      return opened.bytes(inner, arena).doubt().isEmpty();
    } catch (TiezhengException e) {
      return inner.type() != Inner.Type.FILE;
    }
  }
}
