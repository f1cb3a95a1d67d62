/** Uploads that survive a broken connection (tus 1.0), and their way into a case. */
@NullMarked
package org.tiezheng.server.upload;

import org.jspecify.annotations.NullMarked;
