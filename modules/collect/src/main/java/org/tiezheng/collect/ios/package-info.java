/** Messages, calls and address book of a phone with iOS. */
@NullMarked
package org.tiezheng.collect.ios;

import org.jspecify.annotations.NullMarked;
