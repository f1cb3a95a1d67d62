package org.tiezheng.verify.container;

/**
 * What a zip's directory says about one entry (APPNOTE 4.3.12).
 *
 * @param name decoded from UTF-8; U+FFFD where it is not
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param packed bytes in the zip
 * @param size bytes after unpacking
 * @param header offset of the local header
 * @param unixMode file type and permissions, 0 when a non-Unix system made the entry
 */
record ZipEntryFacts(
    String name, int flags, int method, long packed, long size, long header, int unixMode) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int ENCRYPTED = 0x41;
  private static final int DESCRIPTOR = 0x08;
  private static final int TYPE = 0xF000;
  private static final int LINK = 0xA000;
  private static final int FILE = 0x8000;
  private static final int FOLDER = 0x4000;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isLink() {
    return (unixMode & TYPE) == LINK;
  }

  boolean isSpecial() {
    int type = unixMode & TYPE;
    return type != 0 && type != FILE && type != FOLDER && type != LINK;
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Whether sizes follow the data once more, which takes up to 24 bytes. */
  boolean hasDescriptor() {
    return (flags & DESCRIPTOR) != 0;
  }
}
