/** The golden case and its forged twins. */
@NullMarked
package org.tiezheng.casework.twins;

import org.jspecify.annotations.NullMarked;
