/**
 * Pictures of phone screens with a chat on them, drawn from a conversation whose every line is
 * known, in the qualities that people hand in, and with planted changes.
 */
@NullMarked
package org.tiezheng.testkit.screen;

import org.jspecify.annotations.NullMarked;
