package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.profile.CourtProfile;

/** Limits of a court that a person was told, as a profile file such as {@code --profile} takes. */
public final class OwnProfile {
  /** The profiles that ship. */
  public static final List<String> SHIPPED = List.of("cn-court");

  private static final Text SOURCE =
      new Text("制作证据包的人填写", "stated by the person who made the bundle");

  private OwnProfile() {}

  /**
   * Limits; what is empty is unknown.
   *
   * @param megabytes of a file
   * @param pages of a file
   * @param files in all
   */
  public record Limits(OptionalLong megabytes, OptionalLong pages, OptionalLong files) {
    /** Whether a person was told any. */
    public boolean any() {
      return megabytes.isPresent() || pages.isPresent() || files.isPresent();
    }
  }

  /** A profile that ships, with its limits as they are known. */
  public record Shipped(String id, Text title, List<String> formats) {}

  /** The profiles that ship. */
  public static List<Shipped> shipped() throws IOException {
    List<Shipped> all = new java.util.ArrayList<>();
    for (String name : SHIPPED) {
      CourtProfile profile = CourtProfile.named(name);
      all.add(new Shipped(profile.id(), profile.title(), profile.formats()));
    }
    return List.copyOf(all);
  }

  /**
   * Writes a profile that differs from one that ships in its limits only.
   *
   * @param folder that gets the file; one of the same limits is written over with the same bytes
   * @return the file
   */
  public static Path write(Path folder, String shipped, Limits limits) throws IOException {
    CourtProfile base = CourtProfile.named(shipped);
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("id", base.id() + "-own");
    profile.put("title", text(base.title()));
    profile.put("formats", stated(base.formats(), base.formatsSource()));
    profile.put("fileMegabytes", limit(limits.megabytes(), base.fileMegabytes()));
    profile.put("pagesPerFile", limit(limits.pages(), base.pagesPerFile()));
    profile.put("files", limit(limits.files(), base.files()));
    profile.put("naming", stated(base.naming(), base.namingSource()));
    OwnerOnly.folder(folder);
    String name =
        "%s-%s-%s-%s.yaml"
            .formatted(
                base.id(),
                limits.megabytes().orElse(0),
                limits.pages().orElse(0),
                limits.files().orElse(0));
    Path file = folder.resolve(name);
    Files.writeString(file, EvidenceJson.write(profile) + "\n", StandardCharsets.UTF_8);
    return file;
  }

  private static Map<String, Object> limit(OptionalLong value, CourtProfile.Limit otherwise) {
    if (value.isPresent()) {
      return stated(value.getAsLong(), SOURCE);
    }
    return otherwise.value().isPresent()
        ? stated(otherwise.value().getAsLong(), otherwise.source())
        : stated("unknown", otherwise.source());
  }

  private static Map<String, Object> stated(Object value, Text source) {
    return Map.of("value", value, "source", text(source));
  }

  private static Map<String, String> text(Text text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }
}
