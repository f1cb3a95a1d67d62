/** Apple's property lists, binary and XML, read within bounds. */
@NullMarked
package org.tiezheng.collect.plist;

import org.jspecify.annotations.NullMarked;
