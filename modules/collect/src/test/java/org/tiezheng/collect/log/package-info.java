/** Tests of logs that servers write. */
@NullMarked
package org.tiezheng.collect.log;

import org.jspecify.annotations.NullMarked;
