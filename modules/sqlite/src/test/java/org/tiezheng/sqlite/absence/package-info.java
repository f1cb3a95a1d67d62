/** Shows each sign of absence in worlds made for it. */
@NullMarked
package org.tiezheng.sqlite.absence;

import org.jspecify.annotations.NullMarked;
