/** Tests of prints of pictures. */
@NullMarked
package org.tiezheng.present.picture;

import org.jspecify.annotations.NullMarked;
