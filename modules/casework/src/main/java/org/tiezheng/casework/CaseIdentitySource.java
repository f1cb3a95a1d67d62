package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.casework.reading.SealedFiles;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.document.DocumentLines;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.IdentitySource;

/** An open case as it is looked through for whose accounts they are. */
final class CaseIdentitySource implements IdentitySource {
  /** Kinds whose plain texts are papers: a transcript is the word of the one who wrote it. */
  private static final Set<Kind> TEXTS = Set.of(Kind.DOCUMENT, Kind.FAX, Kind.OTHER);

  private final OpenCase open;
  private final Case matter;
  private final SealedFiles files;
  private final Map<String, Original> originals = new HashMap<>();
  private final List<Text> notes = new ArrayList<>();

  /**
   * @param files their arena lives as long as this
   */
  CaseIdentitySource(OpenCase open, Case matter, SealedFiles files) {
    this.open = open;
    this.matter = matter;
    this.files = files;
    open.originals().forEach(o -> originals.putIfAbsent(o.digests().sha256(), o));
  }

  /** What was not looked at. */
  List<Text> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Case matter() {
    return matter;
  }

  @Override
  public Stream<Record> records(int item) {
    return open.records(item);
  }

  @Override
  public Stream<Line> lines(int item) {
    return matter.item(item).stream()
        .flatMap(i ->
            i.originals().stream()
                .flatMap(sha -> Optional.ofNullable(originals.get(sha)).stream())
                .filter(o -> DocumentLines.reads(o.mediaType()))
                .filter(o -> TEXTS.contains(i.kind()) || !o.mediaType().startsWith("text/")))
        .flatMap(this::read);
  }

  private Stream<Line> read(Original original) {
    SealedSource source = files.source(original);
    Optional<List<DocumentLines.Line>> lines =
        DocumentLines.of(source.main(), original.mediaType(), Limits.DEFAULT);
    if (lines.isEmpty()) {
      notes.add(
          new Text(
              "“" + original.name() + "”的文字没有读出(加密、损坏或过大),其中没有查找",
              "the words of "
                  + original.name()
                  + " were not read (locked, damaged or too large); nothing was looked for there"));
    } else if (lines.get().isEmpty()) {
      notes.add(
          new Text(
              "“" + original.name() + "”没有文字(可能是扫描件),须由人看",
              original.name() + " has no words (perhaps a scan); a person must look at it"));
    }
    return lines.stream()
        .flatMap(List::stream)
        .map(line -> new Line(line.provenance(), line.page(), line.text()));
  }

  @Override
  public String name(String sha256) {
    Original original = originals.get(sha256);
    return original == null ? sha256 : original.name();
  }
}
