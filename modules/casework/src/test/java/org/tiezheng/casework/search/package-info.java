/** Tests of looking for words. */
@NullMarked
package org.tiezheng.casework.search;

import org.jspecify.annotations.NullMarked;
