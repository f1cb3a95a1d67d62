/** Logs that servers write: one file of a log is one record of how it hangs together. */
@NullMarked
package org.tiezheng.collect.log;

import org.jspecify.annotations.NullMarked;
