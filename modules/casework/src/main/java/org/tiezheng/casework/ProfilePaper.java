package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.identity.AccountProfile;
import org.tiezheng.present.identity.ProfileDocument;
import org.tiezheng.present.identity.ProfileGathering;
import org.tiezheng.present.paper.PaperFacts;

/** The profile pages of a whole case, beside its applications; a bundle has those of its items. */
final class ProfilePaper {
  static final String ID = "DOC-PROFILE";

  private final OpenCase open;

  ProfilePaper(OpenCase open) {
    this.open = open;
  }

  /**
   * What is told of it.
   *
   * @param rules whose findings ask for it
   * @param accounts that it prints
   */
  record Told(String number, List<String> rules, int accounts) {}

  ProfileDocument of(Case matter, PaperFacts facts) {
    Map<String, Original> originals = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Original original : open.originals()) {
      originals.putIfAbsent(original.digests().sha256(), original);
      names.putIfAbsent(original.digests().sha256(), original.name());
    }
    List<Stream<Record>> streams = new ArrayList<>();
    try {
      List<ProfileGathering.Source> sources =
          matter.items().stream()
              .filter(item -> item.reading().isPresent())
              .map(item -> source(item, originals, streams))
              .toList();
      List<AccountProfile> profiles = ProfileGathering.of(matter, sources, true);
      return new ProfileDocument(facts, profiles, names);
    } finally {
      streams.forEach(Stream::close);
    }
  }

  private ProfileGathering.Source source(
      Item item, Map<String, Original> originals, List<Stream<Record>> streams) {
    Iterable<Record> records =
        () -> {
          Stream<Record> stream = open.records(item.number());
          streams.add(stream);
          return stream.iterator();
        };
    return new ProfileGathering.Source(
        item,
        item.reading().orElseThrow(),
        records,
        item.originals().stream()
            .flatMap(sha -> Optional.ofNullable(originals.get(sha)).stream())
            .toList());
  }

  /** Writes it as PDF and text. */
  static List<Path> write(ProfileDocument document, Path folder) throws IOException {
    Path pdf = file(document, folder, ".pdf");
    Path text = file(document, folder, ".txt");
    Files.createDirectories(folder);
    document.pdf(pdf, Typefaces.standard());
    document.text(text);
    return List.of(pdf, text);
  }

  static Path file(ProfileDocument document, Path folder, String ending) {
    return folder.resolve(document.number() + "-" + document.title().zh() + ending);
  }
}
