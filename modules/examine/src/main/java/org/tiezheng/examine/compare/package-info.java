/** Both parties' copies of one conversation, laid side by side message by message. */
@NullMarked
package org.tiezheng.examine.compare;

import org.jspecify.annotations.NullMarked;
