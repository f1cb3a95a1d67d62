/** The vault in one directory: files and one SQLite database. */
@NullMarked
package org.tiezheng.vault.embedded;

import org.jspecify.annotations.NullMarked;
