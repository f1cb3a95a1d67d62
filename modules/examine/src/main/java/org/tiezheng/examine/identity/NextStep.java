package org.tiezheng.examine.identity;

import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Something that would help to show whose account it is. Never a step that deletes or alters.
 *
 * @param doc the paper that helps, such as {@code DOC-PROFILE}
 * @param source the requirement or article that it rests on
 */
public record NextStep(Text what, Optional<String> doc, String source) {}
