/** Signs of gaps in small copies made by hand. */
@NullMarked
package org.tiezheng.examine.gaps;

import org.jspecify.annotations.NullMarked;
