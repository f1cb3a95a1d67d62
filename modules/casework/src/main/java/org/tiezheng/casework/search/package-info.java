/** Looking for words, amounts and kinds among the records of a case. */
@NullMarked
package org.tiezheng.casework.search;

import org.jspecify.annotations.NullMarked;
