/** What a phone holds (messages, calls, contacts), known beforehand, and the files that hold it. */
@NullMarked
package org.tiezheng.testkit.phone;

import org.jspecify.annotations.NullMarked;
