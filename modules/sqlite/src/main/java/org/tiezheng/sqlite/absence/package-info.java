/** Signs that something is missing from a database, each with its innocent explanations. */
@NullMarked
package org.tiezheng.sqlite.absence;

import org.jspecify.annotations.NullMarked;
