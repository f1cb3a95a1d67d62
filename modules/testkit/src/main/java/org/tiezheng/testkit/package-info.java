/** Generators of test material with known truth. */
@NullMarked
package org.tiezheng.testkit;

import org.jspecify.annotations.NullMarked;
