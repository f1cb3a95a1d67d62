/** Signs of gaps against worlds whose truth is known. */
@NullMarked
package org.tiezheng.casework.gaps;

import org.jspecify.annotations.NullMarked;
