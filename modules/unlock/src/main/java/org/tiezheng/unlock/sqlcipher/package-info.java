/** SQLite databases that SQLCipher or its relatives encrypted, page by page. */
@NullMarked
package org.tiezheng.unlock.sqlcipher;

import org.jspecify.annotations.NullMarked;
