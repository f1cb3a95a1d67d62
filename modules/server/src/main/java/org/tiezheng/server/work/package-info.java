/** Work that takes longer than a request: collecting, examining, presenting, verifying. */
@NullMarked
package org.tiezheng.server.work;

import org.jspecify.annotations.NullMarked;
