/** The Deposit API for platforms over HTTP, with the public pages that hand out proofs. */
@NullMarked
package org.tiezheng.server.deposit;

import org.jspecify.annotations.NullMarked;
