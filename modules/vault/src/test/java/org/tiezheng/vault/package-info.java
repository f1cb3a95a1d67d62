/** What every implementation of the vault's interfaces must pass. */
@NullMarked
package org.tiezheng.vault;

import org.jspecify.annotations.NullMarked;
