/** What the side tables of chat stores say about messages, by tables and columns as data. */
@NullMarked
package org.tiezheng.collect.witness;

import org.jspecify.annotations.NullMarked;
