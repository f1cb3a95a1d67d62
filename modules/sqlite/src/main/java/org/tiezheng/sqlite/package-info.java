/**
 * A read-only forensic reader of the SQLite file format: live rows, page states of the write-ahead
 * log and the rollback journal, and an account of every byte.
 */
@NullMarked
package org.tiezheng.sqlite;

import org.jspecify.annotations.NullMarked;
