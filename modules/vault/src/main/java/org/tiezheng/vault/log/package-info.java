/** Where the log is kept: the embedded store, one SQLite file in the vault. */
@NullMarked
package org.tiezheng.vault.log;

import org.jspecify.annotations.NullMarked;
