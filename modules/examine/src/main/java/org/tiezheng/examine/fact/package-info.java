/**
 * Facts to be proved (待证事实): templates of the usual disputes, values that records may hold, and
 * what the items of a case prove together.
 */
@NullMarked
package org.tiezheng.examine.fact;

import org.jspecify.annotations.NullMarked;
