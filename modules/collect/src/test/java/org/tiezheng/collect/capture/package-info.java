/** Tests of captures: what of the chain is altered, left out, late or moved is found. */
@NullMarked
package org.tiezheng.collect.capture;

import org.jspecify.annotations.NullMarked;
