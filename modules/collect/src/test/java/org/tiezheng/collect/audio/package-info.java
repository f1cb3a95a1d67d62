/** Tests of sound recordings. */
@NullMarked
package org.tiezheng.collect.audio;

import org.jspecify.annotations.NullMarked;
