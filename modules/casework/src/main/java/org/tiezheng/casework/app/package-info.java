/**
 * What the app in the browser needs of the cases beside the verbs: which there are, and how it is
 * started.
 */
@NullMarked
package org.tiezheng.casework.app;

import org.jspecify.annotations.NullMarked;
