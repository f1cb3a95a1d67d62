/**
 * Signs that a copy of a chat is not complete or not as it was, from its own numbers and tables.
 */
@NullMarked
package org.tiezheng.examine.gaps;

import org.jspecify.annotations.NullMarked;
