/**
 * Phones on the local network: TLS with an authority of this computer's own, pairing by a token
 * that works once, and nothing but captures for one case.
 */
@NullMarked
package org.tiezheng.server.phone;

import org.jspecify.annotations.NullMarked;
