/** The offline verifier of bundles and receipts. */
@NullMarked
package org.tiezheng.verify;

import org.jspecify.annotations.NullMarked;
