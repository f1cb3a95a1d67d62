package org.tiezheng.sqlite.absence;

/** Looks for some signs. */
interface Check {
  void run(Examination examination);
}
