package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.unlock.Pbkdf2;
import org.tiezheng.unlock.Pbkdf2.Hash;
import org.tiezheng.unlock.sqlcipher.KeyForms.Form;

class DerivedKeysTest {
  private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  @Test
  void eachIsDerivedOnceAndWipedAtTheEnd() throws Exception {
    Form form = form("one");
    DerivedKeys keys = new DerivedKeys();
    byte[] salt = SALT.clone();
    byte[] first = keys.of(form, Hash.SHA_512, 100, salt);
    assertThat(first)
        .isEqualTo(Pbkdf2.derive(Hash.SHA_512, form.bytes(), SALT, 100, PageKeys.LENGTH, _ -> {}));
    salt[0]++;
    List<byte[]> others =
        List.of(
            keys.of(form, Hash.SHA_512, 100, salt),
            keys.of(form, Hash.SHA_512, 101, SALT),
            keys.of(form, Hash.SHA_1, 100, SALT),
            keys.of(form("two"), Hash.SHA_512, 100, SALT));
    assertThat(others).doesNotContain(first).doesNotHaveDuplicates();
    assertThat(keys.of(form, Hash.SHA_512, 100, SALT.clone())).isSameAs(first);

    keys.close();
    assertThat(first).containsOnly(0);
    assertThat(others).allSatisfy(key -> assertThat(key).containsOnly(0));
    assertThat(keys.of(form, Hash.SHA_512, 100, SALT)).isNotSameAs(first).isNotEqualTo(first);
  }

  @Test
  void whoAsksForWhatIsBeingDerivedWaitsForIt() {
    Form form = form("one");
    DerivedKeys keys = new DerivedKeys();
    List<CompletableFuture<byte[]>> asked =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> derived(keys, form)))
            .limit(4)
            .toList();
    assertThat(asked.stream().map(CompletableFuture::join).map(System::identityHashCode).distinct())
        .hasSize(1);
  }

  private static byte[] derived(DerivedKeys keys, Form form) {
    try {
      return keys.of(form, Hash.SHA_512, 20_000, SALT);
    } catch (InterruptedIOException e) {
      throw new AssertionError(e);
    }
  }

  private static Form form(String passphrase) {
    return KeyForms.of(Secret.of(passphrase.toCharArray())).forms().getFirst();
  }
}
