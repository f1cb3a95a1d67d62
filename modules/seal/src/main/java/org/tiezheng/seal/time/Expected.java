package org.tiezheng.seal.time;

import java.util.Optional;

/**
 * What a token is compared with beyond the message.
 *
 * @param request the TimeStampReq in DER that asked for it; gives the nonce
 * @param policy dotted OID that is demanded
 */
public record Expected(Optional<byte[]> request, Optional<String> policy) {
  public static final Expected NOTHING = new Expected(Optional.empty(), Optional.empty());

  public Expected withRequest(byte[] der) {
    return new Expected(Optional.of(der.clone()), policy);
  }

  public Expected withPolicy(String oid) {
    return new Expected(request, Optional.of(oid));
  }
}
