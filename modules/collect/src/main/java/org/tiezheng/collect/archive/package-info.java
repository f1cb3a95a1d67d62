/** Archives: what they hold, listed within limits. */
@NullMarked
package org.tiezheng.collect.archive;

import org.jspecify.annotations.NullMarked;
