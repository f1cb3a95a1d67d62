/** Stores with one table for each conversation, named by the digest of its account. */
@NullMarked
package org.tiezheng.collect.wechat.hashed;

import org.jspecify.annotations.NullMarked;
