/** Renderers: the world written in the formats that apps and exporters leave behind. */
@NullMarked
package org.tiezheng.testkit.chat.render;

import org.jspecify.annotations.NullMarked;
