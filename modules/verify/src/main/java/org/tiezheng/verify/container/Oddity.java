package org.tiezheng.verify.container;

import org.tiezheng.evidence.Text;

/**
 * Something in a folder or zip that is not a plain file with a harmless name. It is listed, never
 * followed or opened.
 *
 * @param path as found, for people; not to be used as a path
 * @param kind what it is
 * @param reason for a person
 */
public record Oddity(String path, Kind kind, Text reason) {
  /** What it is. */
  public enum Kind {
    /** A symbolic link. */
    LINK,
    /** A device, pipe, socket or anything else that is no file. */
    SPECIAL,
    /** The name points outside, is not UTF-8, or has parts that no system agrees on. */
    NAME,
    /** The same name again, or one that some system takes for the same. */
    COLLISION,
    /** A folder that cannot be read. */
    UNREADABLE,
    /** Beside the bag's single top folder. */
    OUTSIDE,
    /** A folder without any file: no manifest can list it. */
    EMPTY_FOLDER,
    /** Bytes of a zip that belong to no file. */
    STRAY_BYTES
  }
}
