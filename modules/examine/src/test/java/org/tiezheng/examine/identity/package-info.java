/** Tests of what records show of accounts and persons. */
@NullMarked
package org.tiezheng.examine.identity;

import org.jspecify.annotations.NullMarked;
