/** Reads everything again and compares it; behind {@code tiezheng check}. */
@NullMarked
package org.tiezheng.vault.check;

import org.jspecify.annotations.NullMarked;
