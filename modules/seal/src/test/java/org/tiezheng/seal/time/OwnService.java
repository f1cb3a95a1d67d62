package org.tiezheng.seal.time;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.PassphraseCost;
import org.tiezheng.seal.keys.SeededRandom;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.keys.TsaKey;
import org.tiezheng.seal.keys.Unlock;

/** A ring of keys and the services on it, the same in every run. */
record OwnService(KeyRing ring) {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00.123Z");

  static OwnService in(Path folder) throws IOException {
    return new OwnService(
        KeyRing.open(
            folder.resolve("ring"),
            Unlock.passphrase("p".toCharArray(), new PassphraseCost(8 * 1024, 1, 1)),
            InstantSource.fixed(NOW.minusSeconds(3600)),
            new SeededRandom(7)));
  }

  SigningKeys keys() {
    return ring.current();
  }

  TsaKey key(TsaAlgorithm algorithm) {
    return keys().tsa(algorithm);
  }

  EmbeddedTsa service(TsaAlgorithm algorithm) {
    return service(algorithm, InstantSource.fixed(NOW));
  }

  EmbeddedTsa service(TsaAlgorithm algorithm, InstantSource clock) {
    return new EmbeddedTsa(key(algorithm), clock, new SeededRandom(8));
  }

  List<X509Certificate> certificates(TsaAlgorithm algorithm) {
    return keys().publicKeys().certificates(algorithm);
  }

  TrustList trust(TsaAlgorithm algorithm) {
    return TrustList.of(new TrustedAuthority("own", key(algorithm).authority(), ClockOrigin.OWN));
  }
}
