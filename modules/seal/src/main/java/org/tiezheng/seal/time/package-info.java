/** Trusted time: RFC 3161 tokens of our own service and of others, and what they prove. */
@NullMarked
package org.tiezheng.seal.time;

import org.jspecify.annotations.NullMarked;
