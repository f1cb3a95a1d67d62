/** The XML files of the program SMS Backup &amp; Restore: messages and calls. */
@NullMarked
package org.tiezheng.collect.smsbackup;

import org.jspecify.annotations.NullMarked;
