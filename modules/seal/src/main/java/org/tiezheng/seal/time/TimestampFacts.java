package org.tiezheng.seal.time;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token says, whether or not it holds.
 *
 * @param genTime the time it states
 * @param accuracy how far the clock may be off, when it says so
 * @param serial the service's number for it
 * @param policy dotted OID of the policy
 * @param imprintAlgorithm name of the digest, or its dotted OID when we do not accept it
 * @param service the name of the signer: subject of its certificate, else what the token calls it
 * @param certificate the signer's certificate, when it was found
 */
public record TimestampFacts(
    Instant genTime,
    Optional<Duration> accuracy,
    BigInteger serial,
    String policy,
    String imprintAlgorithm,
    String service,
    Optional<X509Certificate> certificate) {}
