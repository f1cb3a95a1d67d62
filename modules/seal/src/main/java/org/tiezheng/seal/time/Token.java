package org.tiezheng.seal.time;

/** A time token as received, with the query that asked for it. */
public final class Token {
  private final String service;
  private final ClockOrigin origin;
  private final byte[] request;
  private final byte[] response;

  Token(String service, ClockOrigin origin, byte[] request, byte[] response) {
    this.service = service;
    this.origin = origin;
    this.request = request.clone();
    this.response = response.clone();
  }

  /** The short name of the service, which is also the file's name in a bundle. */
  public String service() {
    return service;
  }

  public ClockOrigin origin() {
    return origin;
  }

  /** The TimeStampReq in DER. */
  public byte[] request() {
    return request.clone();
  }

  /** The TimeStampResp in DER: the content of a {@code .tsr} file. */
  public byte[] response() {
    return response.clone();
  }
}
