/** Tests of how databases are read as sources. */
@NullMarked
package org.tiezheng.collect.store;

import org.jspecify.annotations.NullMarked;
