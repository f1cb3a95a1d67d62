package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.Photo;

/**
 * Published documents and pictures; our own readers are compared with others where there are any.
 */
@Tag("corpus")
class MediaCorpusTest {
  @Test
  void officePropertiesAreThoseThatPoiReadsFromItsObjectModel() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Path file : files("media/apache+poi/test-data", ".docx", ".xlsx", ".pptx")) {
      Collected collected = read(file);
      if (collected.all(DocumentProperties.class).isEmpty()) {
        continue;
      }
      DocumentProperties ours = collected.all(DocumentProperties.class).getFirst();
      try (OPCPackage opc = OPCPackage.open(new ByteArrayInputStream(Collected.bytes(file)))) {
        POIXMLProperties.CoreProperties core = new POIXMLProperties(opc).getCoreProperties();
        compared++;
        String theirs =
            text(core.getTitle())
                + '|'
                + text(core.getCreator())
                + '|'
                + text(core.getLastModifiedByUser())
                + '|'
                + Optional.ofNullable(core.getCreated())
                    .map(d -> d.toInstant().getEpochSecond())
                    .orElse(0L);
        String own =
            ours.title().strip()
                + '|'
                + ours.author().strip()
                + '|'
                + ours.lastModifiedBy().strip()
                + '|'
                + ours.time().instant().map(i -> i.getEpochSecond()).orElse(0L);
        if (!own.equals(theirs)) {
          wrong.add(file.getFileName() + " " + own + " / " + theirs);
        }
      } catch (Exception e) {
        // POI refuses it; there is nothing to compare with.
      }
    }
    System.out.println("office: " + compared + " compared, " + wrong.size() + " differ: " + wrong);
    assertThat(compared).isGreaterThan(90);
    assertThat(wrong).isEmpty();
  }

  @Test
  void trackedChangesCommentsMacrosAndRevisionsAreSeen() throws IOException {
    assertThat(document("delins.docx").traits()).containsKey("trackedChanges");
    assertThat(document("bug56075-changeTracking_on.docx").traits()).containsKey("trackRevisions");
    assertThat(document("testComment.docx").traits()).containsKey("comments");
    assertThat(document("testPDF_incrementalUpdates.pdf").traits())
        .containsEntry("incrementalUpdates", "2");
    assertThat(document("SimpleMacro.docm").traits()).containsKey("macros");
    assertThat(document("basic-signed.pdf").signatures()).isEqualTo(1);
  }

  @Test
  void sizesOfPicturesAreThoseThatTheJdkReads() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Path file : files("media", ".jpg", ".jpeg", ".png", ".gif")) {
      Collected collected = read(file);
      if (collected.all(Photo.class).isEmpty()) {
        continue;
      }
      Photo photo = collected.all(Photo.class).getFirst();
      try (ImageInputStream in =
          ImageIO.createImageInputStream(new ByteArrayInputStream(Collected.bytes(file)))) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (readers.hasNext()) {
          ImageReader reader = readers.next();
          reader.setInput(in);
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          compared++;
          if (photo.width() != width || photo.height() != height) {
            wrong.add(
                file.getFileName()
                    + " "
                    + photo.width()
                    + "x"
                    + photo.height()
                    + " / "
                    + width
                    + "x"
                    + height);
          }
        }
      } catch (IOException | RuntimeException e) {
        // Broken on purpose; the JDK cannot tell.
      }
    }
    System.out.println(
        "pictures: " + compared + " compared, " + wrong.size() + " differ: " + wrong);
    assertThat(compared).isGreaterThan(90);
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("PHO-001")
  void aPhonesPictureKeepsItsTracesAndABombOfDirectoriesIsRefused() throws IOException {
    List<Photo> photos = new ArrayList<>();
    for (Path file : files("media/drewnoakes+metadata-extractor-images", ".jpg", ".heic")) {
      photos.addAll(read(file).all(Photo.class));
    }
    assertThat(photos)
        .filteredOn(Photo::originalTraces)
        .extracting(Photo::width)
        .hasSizeGreaterThan(50);
    assertThat(photos.stream().filter(p -> p.place().isPresent()).count()).isGreaterThan(5);
    assertThat(photos)
        .filteredOn(p -> p.mediaType().startsWith("image/hei") && p.width() > 0)
        .isNotEmpty();
    assertThat(
            photos.stream().filter(p -> p.extra().containsKey("jpeg/quantisation.sha256")).count())
        .isGreaterThan(90);
    for (Path file : files("media/contentauth+c2pa-rs", "tiff_poc.tiff")) {
      assertThat(read(file).aside()).hasSize(1);
    }
  }

  @Test
  void everyFileOfTheCorpusIsReadOrSetAside() throws IOException {
    Importers importers = Importers.load();
    int files = 0;
    for (Path file : files("media", "")) {
      SealedSource source = Collected.source(file.getFileName().toString(), Collected.bytes(file));
      Recognition recognition = importers.recognise(Probe.of(source));
      assertThat(recognition.tied()).as(file.toString()).isEmpty();
      Collected collected = Collected.of(recognition.importer(), source);
      assertThat(collected.reading().complete() || !collected.reading().notes().isEmpty())
          .as(file.toString())
          .isTrue();
      files++;
    }
    assertThat(files).isGreaterThan(800);
  }

  private static DocumentProperties document(String name) throws IOException {
    Path file = files("media", name).getFirst();
    return read(file).all(DocumentProperties.class).getFirst();
  }

  private static String text(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static Collected read(Path file) {
    return Collected.of(file.getFileName().toString(), Collected.bytes(file));
  }

  private static List<Path> files(String folder, String... ends) throws IOException {
    try (Stream<Path> all = Files.walk(Collected.corpus(folder))) {
      return all.filter(Files::isRegularFile)
          .filter(p -> Stream.of(ends).anyMatch(e -> p.getFileName().toString().endsWith(e)))
          .sorted()
          .toList();
    }
  }
}
