/**
 * Containers of other files (phone backups, backup streams): which sealed files belong to one, and
 * the files inside it as sources that importers can read.
 */
@NullMarked
package org.tiezheng.collect.container;

import org.jspecify.annotations.NullMarked;
