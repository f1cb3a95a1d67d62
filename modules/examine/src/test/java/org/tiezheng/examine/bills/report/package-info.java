/** Tests of the forms of a reconciliation. */
@NullMarked
package org.tiezheng.examine.bills.report;

import org.jspecify.annotations.NullMarked;
