/** Conversations written out in the formats that people work with. */
@NullMarked
package org.tiezheng.present.export;

import org.jspecify.annotations.NullMarked;
