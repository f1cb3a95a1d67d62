package org.tiezheng.seal.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/** The outside services that we know of, all of them off. */
public final class KnownServices {
  private KnownServices() {}

  /** The list that ships with this version, in its order. */
  public static List<TimestampService> load() {
    try (InputStream in = KnownServices.class.getResourceAsStream("services.json")) {
      if (in == null) {
        throw new IllegalStateException("services.json is missing from this build");
      }
      Listing listing = EvidenceJson.mapper().readValue(in, Listing.class);
      return listing.services().stream().map(Entry::service).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("services.json cannot be read", e);
    }
  }

  /** The file. */
  record Listing(List<Entry> services) {}

  /** One service in the file; {@code enabled} is written there for people and must be false. */
  record Entry(
      String name,
      String operator,
      String url,
      String jurisdiction,
      Text licence,
      Text note,
      boolean enabled) {
    TimestampService service() {
      if (enabled) {
        throw new IllegalStateException(name + " is switched on without anybody's consent");
      }
      return new TimestampService(
          name, operator, URI.create(url), jurisdiction, licence, note, Optional.empty());
    }
  }
}
