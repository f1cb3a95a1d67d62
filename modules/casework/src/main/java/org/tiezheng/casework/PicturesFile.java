package org.tiezheng.casework;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.casework.PicturesToRead.ToRead;
import org.tiezheng.collect.pictures.ReadingLine;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.screens.Block;
import org.tiezheng.examine.screens.ChatRead;
import org.tiezheng.examine.screens.Picture;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReading;

/** Writes down what was read of pictures, in the form that is sealed. */
final class PicturesFile {
  private static final double DOUBTFUL = 0.8;

  private final List<String> people;
  private final ZoneId zone;
  private final String engine;

  PicturesFile(Case matter, ZoneId zone, String engine) {
    this.zone = zone;
    this.engine = engine;
    this.people =
        Stream.concat(
                matter.parties().stream().map(Party::name),
                matter.accounts().stream().map(Account::names).flatMap(Collection::stream))
            .map(String::strip)
            .filter(name -> name.length() > 1)
            .distinct()
            .sorted()
            .toList();
  }

  /** The file: the same for the same pictures in the same case. */
  byte[] of(
      List<ToRead> sources, List<Picture> pictures, ChatRead chat, Optional<LocalDate> taken) {
    StringBuilder file = new StringBuilder();
    write(
        new ReadingLine.Head(
            ReadingLine.FORMAT,
            ReadingLine.VERSION,
            engine,
            zone.getId(),
            chat.title(),
            sources(sources, pictures, taken)),
        file);
    List<String> ids = chat.seen().stream().map(PicturesFile::id).toList();
    for (int i = 0; i < chat.seen().size(); i++) {
      write(sight(chat.seen().get(i), ids, sources), file);
    }
    for (ChatRead.Seam s : chat.seams()) {
      write(
          new ReadingLine.Seam(
              s.before() + 1,
              s.after() + 1,
              ReadingLine.Overlap.valueOf(s.overlap().name()),
              s.merged()),
          file);
    }
    return ReadPictures.utf8(file.toString());
  }

  static void write(ReadingLine line, StringBuilder to) {
    to.append(EvidenceJson.write(line)).append('\n');
  }

  private static List<ReadingLine.Source> sources(
      List<ToRead> sources, List<Picture> pictures, Optional<LocalDate> taken) {
    List<ReadingLine.Source> all = new ArrayList<>();
    for (int n = 0; n < sources.size(); n++) {
      ToRead s = sources.get(n);
      ScreenReading reading = pictures.get(n).reading();
      ReadingLine.Source source =
          new ReadingLine.Source(
              n + 1,
              s.name(),
              s.sha256(),
              s.item(),
              reading instanceof ScreenReading.Screen screen ? screen.width() : 0,
              reading instanceof ScreenReading.Screen screen ? screen.height() : 0,
              s.film(),
              s.frameMillis(),
              taken.or(s::taken).map(LocalDate::toString),
              taken.isPresent() ? "stated" : s.takenFrom(),
              reading instanceof ScreenReading.Unread not
                  ? Optional.of(not.why())
                  : Optional.empty());
      all.add(source);
    }
    return all;
  }

  private static String id(ChatRead.Seen seen) {
    return "p" + (seen.picture() + 1) + "b" + seen.number();
  }

  private ReadingLine.Sight sight(ChatRead.Seen seen, List<String> ids, List<ToRead> sources) {
    Block block = seen.block();
    String words = block.text();
    return new ReadingLine.Sight(
        id(seen),
        new Locator.Region(
            seen.picture() + 1,
            block.box().x(),
            block.box().y(),
            block.box().width(),
            block.box().height(),
            sources.get(seen.picture()).frameMillis()),
        ReadingLine.Kind.valueOf(block.kind().name()),
        ReadingLine.Side.valueOf(block.side().name()),
        words,
        doubts(block),
        block.sender(),
        people.stream().filter(words::contains).toList(),
        block.cut(),
        block.gap(),
        seen.sameAs().map(ids::get),
        seen.readOtherwise());
  }

  private static List<String> doubts(Block block) {
    return block.lines().stream()
        .flatMap(line -> line.glyphs().stream())
        .filter(g -> g.confidence() < DOUBTFUL && !g.character().isBlank())
        .map(ScreenLine.Glyph::character)
        .toList();
  }
}
