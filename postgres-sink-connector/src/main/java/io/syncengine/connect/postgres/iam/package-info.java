// SPDX-License-Identifier: Apache-2.0
/**
 * Logging in to Amazon RDS by IAM: a token in place of a password, signed here, without Amazon's libraries. Entry type is
 * {@code RdsPasswords}. It asks whoever gives credentials to this machine, container or pod, and no other service than
 * STS, where a role is to be assumed. Safe for any thread.
 */
@NullMarked
package io.syncengine.connect.postgres.iam;

import org.jspecify.annotations.NullMarked;
