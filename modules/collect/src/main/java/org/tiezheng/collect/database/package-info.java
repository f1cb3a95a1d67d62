/** SQLite databases that no other reader knows: listed with their tables. */
@NullMarked
package org.tiezheng.collect.database;

import org.jspecify.annotations.NullMarked;
