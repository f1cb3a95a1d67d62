/** The registered checks that rules name, and what they see of a case. */
@NullMarked
package org.tiezheng.examine.check;

import org.jspecify.annotations.NullMarked;
