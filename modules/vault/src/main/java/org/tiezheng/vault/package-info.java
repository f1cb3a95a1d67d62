/** Where originals, records and the log are kept. */
@NullMarked
package org.tiezheng.vault;

import org.jspecify.annotations.NullMarked;
