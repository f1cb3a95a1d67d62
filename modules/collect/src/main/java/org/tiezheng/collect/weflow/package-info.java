/** WeChat conversations that WeFlow and EchoTrace export as JSON. */
@NullMarked
package org.tiezheng.collect.weflow;

import org.jspecify.annotations.NullMarked;
