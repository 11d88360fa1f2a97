// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

/** Where the password of a connection comes from. Asked for every connection. Safe for any thread. */
public interface Passwords {

    /**
     * The password for a connection that is about to be opened; empty where the server asks for none. May block for as
     * long as a connection may.
     *
     * @throws PasswordException if there is none to be had now
     */
    String current() throws PasswordException;

    /**
     * Forgets what a server has just refused.
     *
     * @return whether the next one may be another, so that it is worth an attempt
     */
    boolean renew();
}
