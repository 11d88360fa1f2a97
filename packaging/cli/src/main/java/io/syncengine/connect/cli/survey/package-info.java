// SPDX-License-Identifier: Apache-2.0
/**
 * What an account offers, for a person and for a program. Entry: {@link io.syncengine.connect.cli.survey.SurveyReport}.
 * Immutable.
 */
@NullMarked
package io.syncengine.connect.cli.survey;

import org.jspecify.annotations.NullMarked;
