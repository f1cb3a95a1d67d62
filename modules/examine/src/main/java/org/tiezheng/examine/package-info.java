/** Examination: rules turn records into findings. */
@NullMarked
package org.tiezheng.examine;

import org.jspecify.annotations.NullMarked;
