package org.tiezheng.sqlite.recover;

/**
 * A row found in residue, or a reading of some bytes as one.
 *
 * @param template whose table it fits
 * @param start first byte of the cell on the page
 * @param end behind its last byte that is there
 * @param intact whether the first four bytes are there
 * @param cut whether its end is missing
 * @param prefix length of payload length and rowid
 * @param fields the number of fields
 * @param lost the types that were in the lost bytes, as they must have been
 * @param score logarithm of the odds that this is a row
 * @param sure how many of the lost types are determined by what is left
 */
record Piece(
    Template template,
    int start,
    int end,
    boolean intact,
    boolean cut,
    int prefix,
    int fields,
    LostTypes lost,
    double score,
    boolean sure) {

  /** The same, but ending where another row was written over it. */
  Piece cutAt(int position, double newScore) {
    return new Piece(template, start, position, intact, true, prefix, fields, lost, newScore, sure);
  }

  Piece withScore(double newScore) {
    return new Piece(template, start, end, intact, cut, prefix, fields, lost, newScore, sure);
  }

  Piece worthless() {
    return new Piece(template, start, end, intact, cut, prefix, fields, lost, -100, false);
  }

  Piece unsure() {
    return new Piece(template, start, end, intact, cut, prefix, fields, lost, score, false);
  }

  /** Reads the layout again. */
  boolean read(byte[] page, Shape into) {
    return intact
        ? into.readIntact(page, start, end, template.keyed())
        : into.readBeheaded(page, start, end, prefix, fields, lost, template.keyed());
  }
}
