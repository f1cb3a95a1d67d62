package org.tiezheng.verify.bag;

import org.tiezheng.evidence.Text;

/**
 * Something about a bag that is not as RFC 8493 has it.
 *
 * @param kind what it is
 * @param path the file that it is about
 * @param sentence for a person
 */
public record BagProblem(Kind kind, String path, Text sentence) {
  /** What can be wrong; those that are only warned about leave the bag valid. */
  public enum Kind {
    /** No bagit.txt, or not its two lines (section 2.1.1). */
    DECLARATION(false),
    /** A version that this program does not know. */
    VERSION(false),
    /** A character encoding that this program does not know, or bytes that are not in it. */
    ENCODING(false),
    /** No payload manifest (2.1.3). */
    NO_MANIFEST(false),
    /** A digest that this program does not know; the manifest was not used. */
    ALGORITHM(false),
    /** A manifest line that is no digest and path, or a digest of the wrong length. */
    MANIFEST_LINE(false),
    /** A path that leads out of the bag or into the wrong half of it. */
    HOSTILE_PATH(false),
    /** Listed twice with different digests, or twice at all since version 1.0. */
    LISTED_TWICE(false),
    /** Listed but not there. */
    MISSING(false),
    /** Below data/ but listed nowhere, or (1.0) not in every payload manifest. */
    NOT_LISTED(false),
    /** Another digest than listed. */
    DIGEST(false),
    /** Could not be read, so it has no digest. */
    UNREADABLE(false),
    /** A metadata line without label and colon (2.2.2). */
    METADATA(false),
    /** Payload-Oxum is not the number of bytes and files. */
    OXUM(false),
    /** A tag file that no tagmanifest lists; allowed, but nothing fixes it. */
    TAG_NOT_LISTED(true),
    /** Listed twice with the same digest, before version 1.0. */
    LISTED_TWICE_SAME(true),
    /** A path that begins with ./ . */
    DOT_SLASH(true),
    /** The * of md5sum. */
    STAR(true),
    /** Two names that differ only in case or composition. */
    COLLISION(true),
    /** A file that some system puts into folders by itself. */
    SYSTEM_FILE(true);

    private final boolean warning;

    Kind(boolean warning) {
      this.warning = warning;
    }

    public boolean isWarning() {
      return warning;
    }
  }
}
