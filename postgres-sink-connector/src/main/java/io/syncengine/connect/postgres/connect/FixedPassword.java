// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.apache.kafka.common.config.types.Password;

/**
 * A password that the configuration holds. Prints as {@code [hidden]}.
 *
 * @param password may be empty
 */
public record FixedPassword(Password password) implements Passwords {

    @Override
    public String current() {
        return password.value();
    }

    @Override
    public boolean renew() {
        return false;
    }
}
