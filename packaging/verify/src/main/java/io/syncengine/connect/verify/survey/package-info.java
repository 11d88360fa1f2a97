// SPDX-License-Identifier: Apache-2.0
/**
 * What there is to synchronise: the streams of the API, and what an account shows of each to a key. Entry: {@link
 * io.syncengine.connect.verify.survey.AccountSurvey}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.verify.survey;

import org.jspecify.annotations.NullMarked;
