/** Money that a conversation speaks of, laid beside the rows of bills. */
@NullMarked
package org.tiezheng.examine.bills;

import org.jspecify.annotations.NullMarked;
