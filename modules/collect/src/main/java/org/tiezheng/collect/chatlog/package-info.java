/** WeChat messages as chatlog answers them: JSON and CSV. */
@NullMarked
package org.tiezheng.collect.chatlog;

import org.jspecify.annotations.NullMarked;
