/** Sound recordings: what their containers say. */
@NullMarked
package org.tiezheng.collect.audio;

import org.jspecify.annotations.NullMarked;
