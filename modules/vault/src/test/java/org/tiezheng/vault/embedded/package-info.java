/** Tests of the embedded vault. */
@NullMarked
package org.tiezheng.vault.embedded;

import org.jspecify.annotations.NullMarked;
