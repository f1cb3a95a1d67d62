package org.tiezheng.unlock.ios;

import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.collect.plist.PropertyList;

/** The sealed files of a backup folder by the names that iTunes and Finder give them. */
final class BackupFolder {
  static final String DATABASE = "Manifest.db";
  static final String MBDB = "Manifest.mbdb";
  static final String MANIFEST = "Manifest.plist";
  static final String INFO = "Info.plist";
  static final String STATUS = "Status.plist";

  private static final Pattern FILE_ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern OURS =
      Pattern.compile(
          "Manifest\\.(db(-wal|-shm|-journal)?|mbdb|mbdx|plist)|(Info|Status)\\.plist"
              + "|(Snapshot/)?([0-9a-f]{2}/)?[0-9a-f]{40}");

  private final SealedSource source;

  BackupFolder(SealedSource source) {
    this.source = source;
  }

  /** Whether a name relative to the folder is a file of the backup. */
  static boolean holds(String name) {
    return OURS.matcher(name).matches();
  }

  Optional<Member> file(String name) {
    return source.main().fileName().equals(name)
        ? Optional.of(source.main())
        : source.sibling(name);
  }

  /** A property list; empty if it is not there. */
  Optional<Plist.Dict> list(String name) throws FormatException {
    Optional<Member> file = file(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (file.get().size() > source.limits().objectBytes()) {
      throw new FormatException(name + " 过大", name + " is too large");
    }
    try {
      return Optional.of(PropertyList.dict(bytes(file.get())));
    } catch (FormatException e) {
      throw new FormatException(name + ":" + e.sentence().zh(), name + ": " + e.sentence().en());
    }
  }

  /**
   * The stored bytes of a file: in a folder named after the first two digits; beside the manifest
   * before iOS 10; in a folder of their own while a backup is being made.
   */
  Optional<Member> stored(String fileId) {
    if (!FILE_ID.matcher(fileId).matches()) {
      return Optional.empty();
    }
    String inFolder = fileId.substring(0, 2) + "/" + fileId;
    return source
        .sibling(inFolder)
        .or(() -> source.sibling(fileId))
        .or(() -> source.sibling("Snapshot/" + inFolder));
  }

  static byte[] bytes(Member member) {
    return member.bytes().toArray(ValueLayout.JAVA_BYTE);
  }
}
