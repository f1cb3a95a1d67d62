/** Tests of what the phone's databases hold in protocol buffers. */
@NullMarked
package org.tiezheng.collect.wechat.android;

import org.jspecify.annotations.NullMarked;
