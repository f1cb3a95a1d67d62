/**
 * Renderers: the world written in the formats that apps and exporters leave behind.
 *
 * <p>{@code Stores.all()} are the stores of apps, written by the SQLite library; {@code
 * Exports.all()} are the exports of other tools, one file a conversation; {@code Bills} are the
 * statements of the payment providers. Each tells by its capabilities what it carries, and names
 * for every message the place where it was written.
 */
@NullMarked
package org.tiezheng.testkit.chat.render;

import org.jspecify.annotations.NullMarked;
