/** Film files: what their container says, and whether its times run on. */
@NullMarked
package org.tiezheng.collect.video;

import org.jspecify.annotations.NullMarked;
