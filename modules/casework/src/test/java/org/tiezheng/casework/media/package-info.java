/** Tests of media beside pages. */
@NullMarked
package org.tiezheng.casework.media;

import org.jspecify.annotations.NullMarked;
