/** The archive of conversations that a company keeps with WeCom, as decrypted lines. */
@NullMarked
package org.tiezheng.collect.wecom;

import org.jspecify.annotations.NullMarked;
