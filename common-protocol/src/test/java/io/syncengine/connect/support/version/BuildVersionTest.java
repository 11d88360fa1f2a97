// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BuildVersionTest {

    @Test
    void isAVersionAndNotThePlaceholder() {
        assertThat(BuildVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-[A-Za-z0-9.]+)?");
    }
}
