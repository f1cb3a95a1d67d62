/** Presentation: papers, carriers and the bundle. */
@NullMarked
package org.tiezheng.present;

import org.jspecify.annotations.NullMarked;
