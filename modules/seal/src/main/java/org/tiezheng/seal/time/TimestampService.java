package org.tiezheng.seal.time;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;

/**
 * An outside time service. Every service is off until a person agrees: it learns our address, the
 * time and a digest, though nothing of the content.
 *
 * @param name short name, also the file's name in a bundle: lower-case letters, digits, hyphens
 * @param operator who runs it
 * @param url where queries go; to be confirmed by whoever switches it on
 * @param jurisdiction country of the operator, ISO 3166 code
 * @param licence whether the operator is licensed or qualified for time stamps, as far as known
 * @param note what a person should know before agreeing
 * @param consent who switched it on; empty while it is off
 */
public record TimestampService(
    String name,
    String operator,
    URI url,
    String jurisdiction,
    Text licence,
    Text note,
    Optional<Consent> consent) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  public TimestampService {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a service's name is made of lower-case letters, digits and hyphens: " + name);
    }
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException("a service's address begins with http(s)://: " + url);
    }
  }

  /** The same service, switched on. */
  public TimestampService agreed(Consent given) {
    return new TimestampService(
        name, operator, url, jurisdiction, licence, note, Optional.of(given));
  }

  public boolean enabled() {
    return consent.isPresent();
  }
}
