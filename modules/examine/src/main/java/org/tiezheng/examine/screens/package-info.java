/**
 * Pictures of chat screens laid beside the exported records (截图核对): what a machine read in the
 * picture becomes bubbles, each bubble is held against the export, and whatever is not plainly the
 * same is left to a person. Nothing is corrected.
 */
@NullMarked
package org.tiezheng.examine.screens;

import org.jspecify.annotations.NullMarked;
