// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import io.syncengine.connect.protocol.FieldKind;

/** A top-level property of a resource: Stripe's name, unchanged, and how a record carries it. */
public record FieldDefinition(String name, FieldKind kind) {}
