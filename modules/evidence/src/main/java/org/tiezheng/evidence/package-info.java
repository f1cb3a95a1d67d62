/**
 * The vocabulary of electronic evidence: what a case, an original, an item, a record and a finding
 * are. Immutable values without I/O.
 */
@NullMarked
package org.tiezheng.evidence;

import org.jspecify.annotations.NullMarked;
