package org.tiezheng.present.paper;

/** Pages within all papers of a bundle, counted through, first and last included. */
public record PageRange(int first, int last) {
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
