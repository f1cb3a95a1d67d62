/**
 * Keys and signatures: which provider computes what, the key ring on disk, and the certificates of
 * our own time service.
 */
@NullMarked
package org.tiezheng.seal.keys;

import org.jspecify.annotations.NullMarked;
