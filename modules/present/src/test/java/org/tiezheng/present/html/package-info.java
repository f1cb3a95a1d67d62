/** Papers for a browser, as a strict parser sees them. */
@NullMarked
package org.tiezheng.present.html;

import org.jspecify.annotations.NullMarked;
