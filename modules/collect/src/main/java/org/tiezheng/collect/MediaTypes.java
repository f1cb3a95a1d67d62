package org.tiezheng.collect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells the media type of bytes from the bytes alone: by the patterns of Apache Tika, and for zip
 * and OLE2 files by what they hold.
 */
public final class MediaTypes {
  /** The type of what nothing is known of. */
  public static final String UNKNOWN = "application/octet-stream";

  private MediaTypes() {}

  /** The media type without parameters, such as {@code image/jpeg}. */
  public static String detect(Member member) {
    try (InputStream stream = member.stream()) {
      String type = detect(stream);
      return switch (type) {
        case "application/zip", "application/x-tika-ooxml" -> OfficeTypes.zip(member.bytes());
        case "application/x-tika-msoffice" -> OfficeTypes.ole(member.bytes());
        default -> type;
      };
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The media type of what the stream begins with. */
  public static String detect(InputStream stream) throws IOException {
    InputStream marked = stream.markSupported() ? stream : new BufferedInputStream(stream);
    MediaType type = MimeTypes.getDefaultMimeTypes().detect(marked, new Metadata());
    return type.getBaseType().toString();
  }
}
