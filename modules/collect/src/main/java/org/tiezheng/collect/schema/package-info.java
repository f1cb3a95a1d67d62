/** Whether the tables of messages of a chat store are made as its app makes them. */
@NullMarked
package org.tiezheng.collect.schema;

import org.jspecify.annotations.NullMarked;
