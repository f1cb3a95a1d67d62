/** Tests that the test material is what it claims to be. */
@NullMarked
package org.tiezheng.testkit;

import org.jspecify.annotations.NullMarked;
