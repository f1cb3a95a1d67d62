/** Exports are read back with other programs and compared. */
@NullMarked
package org.tiezheng.present.export;

import org.jspecify.annotations.NullMarked;
