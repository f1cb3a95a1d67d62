/** Reconciliation of chats with bills against the world. */
@NullMarked
package org.tiezheng.examine.bills;

import org.jspecify.annotations.NullMarked;
