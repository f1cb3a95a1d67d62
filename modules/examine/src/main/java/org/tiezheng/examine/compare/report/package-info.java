/** A comparison as a page for a person, a table and a document for programs. */
@NullMarked
package org.tiezheng.examine.compare.report;

import org.jspecify.annotations.NullMarked;
