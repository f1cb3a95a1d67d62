package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.Optional;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;

/** The property sets of an OLE2 office file ([MS-OLEPS]), and which storages it has. */
final class OleFile {
  private OleFile() {}

  static void read(Member file, Limits limits, Properties found) throws IOException {
    if (file.size() > limits.objectBytes()) {
      throw new FormatException("文件过大,未读取属性", "larger than the limit; its properties are not read");
    }
    try (InputStream in = file.stream();
        POIFSFileSystem ole = new POIFSFileSystem(in)) {
      DirectoryNode root = ole.getRoot();
      for (Iterator<Entry> entries = root.getEntries(); entries.hasNext(); ) {
        name(entries.next().getName(), found);
      }
      set(root, SummaryInformation.DEFAULT_STREAM_NAME, found);
      set(root, DocumentSummaryInformation.DEFAULT_STREAM_NAME, found);
    }
  }

  private static void name(String entry, Properties found) {
    switch (entry) {
      case "Macros", "_VBA_PROJECT_CUR", "VBA" -> found.trait("macros", entry);
      case "EncryptedPackage" -> found.trait("encryption", "package");
      case "_signatures", "_xmlsignatures" -> found.signatures = 1;
      case "ObjectPool" -> found.trait("attachments", entry);
      default -> {}
    }
  }

  private static void set(DirectoryNode root, String name, Properties found) throws IOException {
    if (!root.hasEntryCaseInsensitive(name)
        || !(root.getEntryCaseInsensitive(name) instanceof DocumentEntry entry)) {
      return;
    }
    try (DocumentInputStream in = new DocumentInputStream(entry)) {
      PropertySet set = new PropertySet(in);
      if (set.isSummaryInformation()) {
        summary(new SummaryInformation(set), found);
      } else if (set.isDocumentSummaryInformation()) {
        DocumentSummaryInformation more = new DocumentSummaryInformation(set);
        found.extra("company", text(more.getCompany()));
        found.extra("manager", text(more.getManager()));
      }
    } catch (org.apache.poi.hpsf.HPSFException | RuntimeException e) {
      found.trait("properties", "damaged");
    }
  }

  private static void summary(SummaryInformation info, Properties found) {
    found.title = text(info.getTitle());
    found.author = text(info.getAuthor());
    found.lastModifiedBy = text(info.getLastAuthor());
    found.producer = text(info.getApplicationName());
    found.created = time(info.getCreateDateTime()).orElse(RecordedTime.none());
    found.modified = time(info.getLastSaveDateTime()).orElse(RecordedTime.none());
    found.printed = time(info.getLastPrinted());
    found.pages = info.getPageCount() > 0 ? Optional.of(info.getPageCount()) : Optional.empty();
    found.extra("core/revision", text(info.getRevNumber()));
    found.extra("app/Template", text(info.getTemplate()));
    found.extra("core/subject", text(info.getSubject()));
    found.extra("core/keywords", text(info.getKeywords()));
    found.extra("core/description", text(info.getComments()));
    if (info.getSecurity() != 0) {
      found.trait("protection", Integer.toString(info.getSecurity()));
    }
  }

  private static Optional<RecordedTime> time(@Nullable Date date) {
    if (date == null) {
      return Optional.empty();
    }
    Instant at = date.toInstant();
    return Optional.of(PdfTime.known(at.toString(), at, Basis.DEVICE));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.replace("\0", "");
  }
}
