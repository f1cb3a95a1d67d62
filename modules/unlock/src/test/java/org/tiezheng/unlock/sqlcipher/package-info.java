/** Tests of encrypted databases. */
@NullMarked
package org.tiezheng.unlock.sqlcipher;

import org.jspecify.annotations.NullMarked;
