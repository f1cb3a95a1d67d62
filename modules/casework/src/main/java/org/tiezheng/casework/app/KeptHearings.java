package org.tiezheng.casework.app;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.hearing.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The steps of the hearing that was prepared last, kept in a folder of its own beside the cases: a
 * program that is started anew, in the court room perhaps, shows them at once. Safe for use by many
 * threads.
 */
public final class KeptHearings {
  /** A plan of thousands of points has some megabytes. */
  private static final long MOST = 64L << 20;

  /** What a digest is over does not say which kind a place is of; what is read again must. */
  private static final JsonMapper MAPPER =
      EvidenceJson.mapper().rebuild().addMixIn(Place.class, Kinds.class).build();

  private final Path folder;

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Place.OnPages.class, name = "pages"),
    @JsonSubTypes.Type(value = Place.OnLines.class, name = "lines"),
    @JsonSubTypes.Type(value = Place.InFile.class, name = "file"),
    @JsonSubTypes.Type(value = Place.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Place.None.class, name = "none")
  })
  private interface Kinds {}

  /**
   * @param folder for the steps; what is in it can be prepared again
   */
  public KeptHearings(Path folder) {
    this.folder = folder;
  }

  /** Keeps what was prepared; it takes the place of what was prepared before. */
  public void keep(String matter, HearingView view) throws IOException {
    OwnerOnly.folder(folder);
    Path file = file(matter);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.write(
        OwnerOnly.file(fresh), MAPPER.writeValueAsString(view).getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What was prepared last; empty if nothing was, or the file does not say what it said. */
  public Optional<HearingView> of(String matter) throws IOException {
    Path file = file(matter);
    if (!Files.isRegularFile(file) || Files.size(file) > MOST) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(Files.readString(file), HearingView.class))
          .filter(v -> v.plan().digest().equals(v.digest()));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Named by what only this program makes. */
  private Path file(String matter) {
    return folder.resolve(matter.replaceAll("[^A-Za-z0-9-]", "_") + ".json");
  }
}
