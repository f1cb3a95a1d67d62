/** Tests of the papers for the hearing. */
@NullMarked
package org.tiezheng.present.hearing;

import org.jspecify.annotations.NullMarked;
