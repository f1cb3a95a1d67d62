/**
 * The bundle on disk: its paths, its manifests and its claim; used for writing and for checking.
 */
@NullMarked
package org.tiezheng.verify.bundle;

import org.jspecify.annotations.NullMarked;
