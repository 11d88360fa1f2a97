// SPDX-License-Identifier: Apache-2.0
/**
 * Fixtures for the tests of all plugin modules: a clock to set, contexts as a worker of any version gives them, captured
 * logs and metrics, and the generated reference pages.
 */
package io.syncengine.connect.testing;
