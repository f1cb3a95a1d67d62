/** Signs of gaps as a page with a picture over time, as a table and as data. */
@NullMarked
package org.tiezheng.examine.gaps.report;

import org.jspecify.annotations.NullMarked;
