/** Images of discs, read back by us and by other programs. */
@NullMarked
package org.tiezheng.present.disc;

import org.jspecify.annotations.NullMarked;
