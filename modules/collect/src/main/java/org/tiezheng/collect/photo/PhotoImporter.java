package org.tiezheng.collect.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.Text;

/**
 * Reads the metadata of JPEG, PNG, HEIC, TIFF, WebP and other picture files; never their pixels.
 */
public final class PhotoImporter implements Importer {
  private static final String TABLE = "pictures";
  private static final int MAX_TAGS = 3_000;
  private static final int MAX_VALUE = 1_000;
  private static final Set<String> TYPES =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/heic",
          "image/heif",
          "image/tiff",
          "image/webp",
          "image/gif",
          "image/bmp",
          "image/avif",
          "image/x-canon-cr2",
          "image/x-nikon-nef");

  @Override
  public String id() {
    return "photo";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return TYPES.contains(probe.mediaType())
        ? Match.of(Confidence.LIKELY, Kind.PHOTO)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    Provenance place = source.at(new Locator.Whole());
    Optional<Photo> photo = Optional.empty();
    Text failure = new Text("图片元数据损坏,无法读取", "the picture's metadata are damaged");
    try (InputStream in = source.main().stream()) {
      TiffGuard.check(source.main().bytes());
      photo =
          Optional.of(
              photo(source, place, ImageMetadataReader.readMetadata(in, source.main().size())));
    } catch (FormatException e) {
      failure = e.sentence();
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // Said below.
    } catch (OutOfMemoryError e) {
      // One length field in a hostile file can ask for gigabytes; nothing of it was kept.
      failure = new Text("图片元数据过大", "the picture's metadata ask for more memory than there is");
    }
    if (photo.isEmpty()) {
      session.setAside(TABLE, place, failure, "");
      return session.finish(Kind.PHOTO);
    }
    session.record(TABLE, photo.get());
    if (photo.get().time().basis() == Basis.LOCAL_ASSUMED_ZONE) {
      session.note(
          "照片未注明时区,按 " + ExifTime.ZONE + " 理解",
          "The picture names no time zone; " + ExifTime.ZONE + " is assumed");
    }
    return session.finish(Kind.PHOTO);
  }

  private static Photo photo(SealedSource source, Provenance place, Metadata metadata) {
    String type = MediaTypes.detect(source.main());
    Map<String, String> extra = tags(metadata);
    if (type.equals("image/jpeg")) {
      extra.putAll(JpegMarkers.of(source.main().bytes()));
    }
    RecordedTime taken =
        time(metadata, ExifDirectoryBase.TAG_DATETIME_ORIGINAL, 0x9291, 0x9011)
            .or(() -> gpsTime(metadata))
            .orElse(RecordedTime.none());
    RecordedTime modified =
        time(metadata, ExifDirectoryBase.TAG_DATETIME, 0x9290, 0x9010).orElse(RecordedTime.none());
    Optional<String> make = text(metadata, ExifDirectoryBase.TAG_MAKE);
    Optional<String> model = text(metadata, ExifDirectoryBase.TAG_MODEL);
    boolean exposure = text(metadata, ExifDirectoryBase.TAG_EXPOSURE_TIME).isPresent();
    return new Photo(
        place,
        type,
        size(metadata, "Width"),
        size(metadata, "Height"),
        taken,
        modified,
        make,
        model,
        text(metadata, ExifDirectoryBase.TAG_SOFTWARE),
        place(metadata),
        make.isPresent() || model.isPresent() || exposure,
        extra);
  }

  private static Optional<RecordedTime> time(Metadata metadata, int tag, int fraction, int offset) {
    return text(metadata, tag)
        .map(written ->
            ExifTime.of(
                written, text(metadata, fraction).orElse(""), text(metadata, offset).orElse("")));
  }

  private static Optional<RecordedTime> gpsTime(Metadata metadata) {
    for (GpsDirectory gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
      java.util.Date date = gps.getGpsDate();
      if (date != null) {
        Instant at = date.toInstant();
        return Optional.of(
            new RecordedTime(at.toString(), Optional.of(at), Precision.SECOND, Basis.DEVICE));
      }
    }
    return Optional.empty();
  }

  private static Optional<Photo.Place> place(Metadata metadata) {
    for (GpsDirectory gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
      GeoLocation at = gps.getGeoLocation();
      if (at != null
          && Math.abs(at.getLatitude()) <= 90
          && Math.abs(at.getLongitude()) <= 180
          && !at.isZero()) {
        return Optional.of(new Photo.Place(at.getLatitude(), at.getLongitude()));
      }
    }
    return Optional.empty();
  }

  /** The tag's own text from the main or the Exif directory; what is blank is not there. */
  private static Optional<String> text(Metadata metadata, int tag) {
    for (Directory directory : metadata.getDirectories()) {
      boolean main =
          directory instanceof ExifSubIFDDirectory || directory instanceof ExifIFD0Directory;
      String value = main ? directory.getString(tag) : null;
      if (value != null && !value.isBlank()) {
        return Optional.of(cut(value.replace("\0", "").strip()));
      }
    }
    return Optional.empty();
  }

  /** Width or height of the picture itself, by the directories that describe its coding. */
  private static int size(Metadata metadata, String which) {
    for (String name :
        new String[] {
          "JPEG", "PNG-IHDR", "HEIF", "WebP", "GIF Header", "BMP Header", "Exif IFD0"
        }) {
      for (Directory directory : metadata.getDirectories()) {
        if (!directory.getName().equals(name)) {
          continue;
        }
        for (Tag tag : directory.getTags()) {
          Integer value =
              tag.getTagName().equals("Image " + which) || tag.getTagName().equals(which)
                  ? directory.getInteger(tag.getTagType())
                  : null;
          if (value != null && value > 0) {
            return value;
          }
        }
      }
    }
    return 0;
  }

  private static Map<String, String> tags(Metadata metadata) {
    Map<String, String> tags = new TreeMap<>();
    for (Directory directory : metadata.getDirectories()) {
      for (Tag tag : directory.getTags()) {
        String value = described(tag);
        if (tags.size() < MAX_TAGS && !value.isBlank()) {
          tags.merge(
              directory.getName() + "/" + tag.getTagName(),
              cut(value),
              (a, b) -> cut(a + " | " + b));
        }
      }
      for (String error : directory.getErrors()) {
        tags.merge(directory.getName() + "/error", cut(error), (a, b) -> cut(a + " | " + b));
      }
    }
    return tags;
  }

  private static String described(Tag tag) {
    try {
      String text = tag.getDescription();
      return text == null ? "" : text;
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static String cut(String text) {
    return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) : text;
  }
}
