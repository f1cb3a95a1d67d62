package org.tiezheng.testkit.screen;

/** How a picture of a screen looks, and what was done to it on its way. */
public enum Look {
  /** As the phone saves it, 780 pixels wide. */
  LIGHT("png"),
  DARK("png"),
  /** Compressed hard, as some apps do when they send a picture. */
  JPEG("jpg"),
  /** Half size and compressed. */
  HALF("jpg"),
  /** Printed and scanned: grey, turned a little, blurred, noisy. */
  SCAN("jpg");

  private final String ending;

  Look(String ending) {
    this.ending = ending;
  }

  String ending() {
    return ending;
  }
}
