/** Files and folders that break careless readers, each with what is wrong with it. */
@NullMarked
package org.tiezheng.testkit.hostile;

import org.jspecify.annotations.NullMarked;
