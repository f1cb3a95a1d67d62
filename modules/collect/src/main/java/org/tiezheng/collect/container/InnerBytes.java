package org.tiezheng.collect.container;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * The bytes of a member.
 *
 * @param bytes read-only
 * @param doubt why the bytes may not be what was backed up (shorter than stated, wrong digest, bad
 *     padding); they are given all the same
 */
public record InnerBytes(MemorySegment bytes, Optional<Text> doubt) {}
