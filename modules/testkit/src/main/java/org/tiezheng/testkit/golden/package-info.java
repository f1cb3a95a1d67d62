/** One whole case of a private loan on files of every kind, in which nothing was touched. */
@NullMarked
package org.tiezheng.testkit.golden;

import org.jspecify.annotations.NullMarked;
