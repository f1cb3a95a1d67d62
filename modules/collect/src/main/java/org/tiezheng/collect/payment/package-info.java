/** Bills of payment platforms and statements of banks: one reader, the layouts are data. */
@NullMarked
package org.tiezheng.collect.payment;

import org.jspecify.annotations.NullMarked;
