/** NeXT and Apple typedstreams: the archives that phones keep styled text in. */
@NullMarked
package org.tiezheng.collect.ios.typedstream;

import org.jspecify.annotations.NullMarked;
