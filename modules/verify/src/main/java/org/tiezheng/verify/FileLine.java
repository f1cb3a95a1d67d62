package org.tiezheng.verify;

import java.util.Optional;

/**
 * What became of one file.
 *
 * @param path in the bundle
 * @param size bytes read
 * @param sha256 as computed, 64 hex digits; empty when it is missing or unreadable
 * @param sm3 as computed; empty also when only SHA-256 was asked for
 * @param result PASSED when every list that names the file agrees
 */
public record FileLine(
    String path, long size, Optional<String> sha256, Optional<String> sm3, Result result) {}
