/** Invented conversations: a written story with named lines, and everyday talk from a grammar. */
@NullMarked
package org.tiezheng.testkit.talk;

import org.jspecify.annotations.NullMarked;
