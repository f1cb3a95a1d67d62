package org.tiezheng.sqlite.history;

import org.tiezheng.sqlite.Pages;

/** A state of which some pages may not be known. */
interface KnownPages extends Pages {
  /**
   * Whether the page is known as it was in this state. If not, {@link #page} gives a later image of
   * it, as a hint what the page belongs to.
   */
  boolean known(long number);
}
