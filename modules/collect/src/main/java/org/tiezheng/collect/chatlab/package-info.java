/** Chat exports in the ChatLab interchange format, JSON and JSON Lines. */
@NullMarked
package org.tiezheng.collect.chatlab;

import org.jspecify.annotations.NullMarked;
