/** Writes what was found: a report for a judge, a table for an expert, JSON lines for programs. */
@NullMarked
package org.tiezheng.sqlite.report;

import org.jspecify.annotations.NullMarked;
