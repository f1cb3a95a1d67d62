/** Exports of other tools against the world that they were written from. */
@NullMarked
package org.tiezheng.collect.export;

import org.jspecify.annotations.NullMarked;
