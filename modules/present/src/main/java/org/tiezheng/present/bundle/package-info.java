/** Bundles: one self-verifying folder or zip that a party hands in. */
@NullMarked
package org.tiezheng.present.bundle;

import org.jspecify.annotations.NullMarked;
