package org.tiezheng.sqlite.history;

import org.tiezheng.sqlite.Pages;

/** A state of which some pages may not be known. */
interface KnownPages extends Pages {
  /**
   * Whether the page is known as it was in this state. If not, {@link #page} gives another image of
   * it, which says nothing about this state.
   */
  boolean known(long number);

  /** How many pages the database had; as many as {@link #count} if that is not known. */
  long size();

  /** Whether all pages that the database had are known. */
  boolean whole();
}
