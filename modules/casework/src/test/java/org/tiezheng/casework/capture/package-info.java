/** Tests of captures while they go on. */
@NullMarked
package org.tiezheng.casework.capture;

import org.jspecify.annotations.NullMarked;
