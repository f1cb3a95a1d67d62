/**
 * A service that takes deposits from platforms: tenants with keys and quotas, receipts, public
 * proofs. It has a log of its own and knows nothing of cases.
 */
@NullMarked
package org.tiezheng.casework.deposit;

import org.jspecify.annotations.NullMarked;
