/** Tests of the paper that a recording is written down in. */
@NullMarked
package org.tiezheng.present.transcript;

import org.jspecify.annotations.NullMarked;
