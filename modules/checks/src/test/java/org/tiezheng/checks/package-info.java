/** Tests over the whole tree: what the design promises and no single module can show. */
@NullMarked
package org.tiezheng.checks;

import org.jspecify.annotations.NullMarked;
