/** Findings for people and machines: table, JSON Lines, SARIF. */
@NullMarked
package org.tiezheng.examine.report;

import org.jspecify.annotations.NullMarked;
