/** Whether a folder or zip is a complete and valid bag (RFC 8493), whatever it is used for. */
@NullMarked
package org.tiezheng.verify.bag;

import org.jspecify.annotations.NullMarked;
