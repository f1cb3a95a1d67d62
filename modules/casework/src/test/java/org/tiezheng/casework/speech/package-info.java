/** Programs of a few lines stand for speech engines. */
@NullMarked
package org.tiezheng.casework.speech;

import org.jspecify.annotations.NullMarked;
