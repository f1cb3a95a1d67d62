/** Accounts and persons: what the records show of who uses an account, and what is proved of it. */
@NullMarked
package org.tiezheng.examine.identity;

import org.jspecify.annotations.NullMarked;
