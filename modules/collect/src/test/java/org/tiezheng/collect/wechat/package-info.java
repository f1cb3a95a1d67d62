/** Payloads of WeChat against their published structure. */
@NullMarked
package org.tiezheng.collect.wechat;

import org.jspecify.annotations.NullMarked;
