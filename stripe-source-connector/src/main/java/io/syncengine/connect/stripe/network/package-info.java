// SPDX-License-Identifier: Apache-2.0
/**
 * How connections leave the worker: a proxy on the way, and authorities that are trusted besides those of the JVM; and
 * downloads that need nothing else. Settings are immutable; secrets in them print as {@code [hidden]}.
 */
@NullMarked
package io.syncengine.connect.stripe.network;

import org.jspecify.annotations.NullMarked;
