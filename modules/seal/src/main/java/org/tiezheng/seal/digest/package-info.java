/** SHA-256 and SM3 of streams, files and whole trees of files, in one pass and bounded memory. */
@NullMarked
package org.tiezheng.seal.digest;

import org.jspecify.annotations.NullMarked;
