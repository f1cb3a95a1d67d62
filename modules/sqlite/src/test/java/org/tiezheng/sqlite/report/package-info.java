/** Reads reports, tables and lines back. */
@NullMarked
package org.tiezheng.sqlite.report;

import org.jspecify.annotations.NullMarked;
