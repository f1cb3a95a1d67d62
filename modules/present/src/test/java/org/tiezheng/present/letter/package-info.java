/** Tests of the papers that remedies name. */
@NullMarked
package org.tiezheng.present.letter;

import org.jspecify.annotations.NullMarked;
