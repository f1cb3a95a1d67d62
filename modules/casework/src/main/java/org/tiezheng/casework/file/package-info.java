/**
 * {@code case.yaml}: what a person states about a case, read strictly and extended by text only.
 */
@NullMarked
package org.tiezheng.casework.file;

import org.jspecify.annotations.NullMarked;
