/** Tests of the comparison, on pairs of copies whose truth is known. */
@NullMarked
package org.tiezheng.examine.compare;

import org.jspecify.annotations.NullMarked;
