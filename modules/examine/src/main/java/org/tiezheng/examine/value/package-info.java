/** Amounts and dates as people write them, made comparable. */
@NullMarked
package org.tiezheng.examine.value;

import org.jspecify.annotations.NullMarked;
