@NullMarked
package org.tiezheng.sqlite.absence;

import org.jspecify.annotations.NullMarked;
