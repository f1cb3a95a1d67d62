/** Rules as data: definitions with their sources, packs, norms; no check and no evidence. */
@NullMarked
package org.tiezheng.examine.rule;

import org.jspecify.annotations.NullMarked;
