// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

/**
 * All that an object's text depends on.
 *
 * @param index its number in the stream
 * @param created seconds since 1970
 * @param version number of updates so far
 * @param salt what makes its values its own
 */
public record ObjectFacts(World world, StreamSpec stream, long index, long created, int version, long salt) {

    public static ObjectFacts of(World world, StreamSpec stream, long index, long created, int version) {
        return new ObjectFacts(world, stream, index, created, version, salt(world.seed(), stream, index));
    }

    static long salt(long seed, StreamSpec stream, long index) {
        return Draws.mix(Draws.mix(seed, stream.position()), index);
    }
}
