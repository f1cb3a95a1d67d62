package org.tiezheng.testkit.phone;

/** An attachment of an MMS. */
public final class PhoneFile {
  private final String name;
  private final String type;
  private final byte[] bytes;

  public PhoneFile(String name, String type, byte[] bytes) {
    this.name = name;
    this.type = type;
    this.bytes = bytes.clone();
  }

  public String name() {
    return name;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
