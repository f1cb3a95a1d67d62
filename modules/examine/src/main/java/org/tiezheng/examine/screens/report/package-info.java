/** A check of screenshots for people and for programs: a page with the crops, and JSON. */
@NullMarked
package org.tiezheng.examine.screens.report;

import org.jspecify.annotations.NullMarked;
