package org.tiezheng.seal.log;

import java.util.Arrays;

/** A stored time token: what a {@code .tsr} file holds. Immutable. */
public final class TokenFile {
  private final byte[] response;

  TokenFile(byte[] response) {
    this.response = response.clone();
  }

  /** The TimeStampResp in DER (RFC 3161). */
  public byte[] response() {
    return response.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenFile file && Arrays.equals(file.response, response);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(response);
  }
}
