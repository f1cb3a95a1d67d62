/** Where the log is kept in an embedded vault: an append-only journal with an index beside it. */
@NullMarked
package org.tiezheng.vault.log;

import org.jspecify.annotations.NullMarked;
