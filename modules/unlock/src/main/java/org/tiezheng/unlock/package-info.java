/** Keys and ciphers that backups and stores of phones share; opened only with the user's secret. */
@NullMarked
package org.tiezheng.unlock;

import org.jspecify.annotations.NullMarked;
