@NullMarked
package org.tiezheng.sqlite.history;

import org.jspecify.annotations.NullMarked;
