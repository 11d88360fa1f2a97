// SPDX-License-Identifier: Apache-2.0
/**
 * From the schema of a resource to the text of its objects: a few templates per resource, made once, with holes that are
 * filled from the object's number. Entry type: {@link io.syncengine.connect.simulators.stripe.shape.ShapeCatalog}. Templates
 * are immutable and shared between simulators and threads.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.shape;

import org.jspecify.annotations.NullMarked;
