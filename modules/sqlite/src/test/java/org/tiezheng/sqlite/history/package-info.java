/** Replays logs with known commits and compares the history that is told. */
@NullMarked
package org.tiezheng.sqlite.history;

import org.jspecify.annotations.NullMarked;
