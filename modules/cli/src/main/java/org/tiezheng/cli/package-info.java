/** The {@code tiezheng} command: thin glue over casework. */
@NullMarked
package org.tiezheng.cli;

import org.jspecify.annotations.NullMarked;
