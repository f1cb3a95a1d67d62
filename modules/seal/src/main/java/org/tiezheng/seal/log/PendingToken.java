package org.tiezheng.seal.log;

import org.tiezheng.evidence.Text;

/**
 * A token that is still to be had; it will be asked for again.
 *
 * @param service short name of the service
 * @param reason why there is none yet
 */
public record PendingToken(String service, Text reason) {}
