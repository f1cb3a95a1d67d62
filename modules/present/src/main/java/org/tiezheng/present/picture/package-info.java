/** Pictures that are handed in, read so that they can be printed. */
@NullMarked
package org.tiezheng.present.picture;

import org.jspecify.annotations.NullMarked;
