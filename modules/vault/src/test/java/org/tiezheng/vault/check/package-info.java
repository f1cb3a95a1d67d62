/** Tests of the checker. */
@NullMarked
package org.tiezheng.vault.check;

import org.jspecify.annotations.NullMarked;
