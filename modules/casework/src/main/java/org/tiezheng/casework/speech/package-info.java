/** Speech engines that a person brings along: what they hear is a proposal, never a fact. */
@NullMarked
package org.tiezheng.casework.speech;

import org.jspecify.annotations.NullMarked;
