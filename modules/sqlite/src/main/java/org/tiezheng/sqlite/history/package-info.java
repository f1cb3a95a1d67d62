/** What was inserted, changed and deleted, transaction by transaction, as far as the logs show. */
@NullMarked
package org.tiezheng.sqlite.history;

import org.jspecify.annotations.NullMarked;
