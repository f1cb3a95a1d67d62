/** Money in conversations and bills side by side: as a page, a table and data. */
@NullMarked
package org.tiezheng.examine.bills.report;

import org.jspecify.annotations.NullMarked;
