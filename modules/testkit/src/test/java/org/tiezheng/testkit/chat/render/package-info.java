/** Tests of the renderers of the world. */
@NullMarked
package org.tiezheng.testkit.chat.render;

import org.jspecify.annotations.NullMarked;
