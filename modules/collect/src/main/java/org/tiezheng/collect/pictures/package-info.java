/**
 * Chats that were read from pictures of a screen: the form in which such a reading is sealed, with
 * what a person confirmed, and the importer that makes records of it. The reading itself is made
 * elsewhere; nothing here looks at a picture.
 */
@NullMarked
package org.tiezheng.collect.pictures;

import org.jspecify.annotations.NullMarked;
