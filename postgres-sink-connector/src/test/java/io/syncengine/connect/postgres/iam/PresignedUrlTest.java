// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

final class PresignedUrlTest {

    private static final AwsCredentials EXAMPLE =
            new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, null);

    /** The example of Amazon's own reference. */
    @Test
    void isSignedAsTheReferenceSays() {
        PresignedUrl url = new PresignedUrl(
                "examplebucket.s3.amazonaws.com", "/test.txt", new PresignedUrl.Scope("us-east-1", "s3"), Map.of());

        String signed =
                url.sign(EXAMPLE, Instant.parse("2013-05-24T00:00:00Z"), Duration.ofDays(1), "UNSIGNED-PAYLOAD");

        assertThat(signed)
                .isEqualTo("examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void hasItsParametersInOrderAndEncoded() {
        AwsCredentials withSession = new AwsCredentials("AKID", "secret", "a+b/c=~*", null);
        PresignedUrl url = new PresignedUrl(
                "db.example.com:5432",
                "/",
                new PresignedUrl.Scope("eu-central-1", "rds-db"),
                Map.of("DBUser", "stripe sync", "Action", "connect"));

        assertThat(url.sign(withSession, Instant.EPOCH, Duration.ofMinutes(15), PresignedUrl.emptyBody()))
                .startsWith("db.example.com:5432/?Action=connect&DBUser=stripe%20sync&X-Amz-Algorithm=")
                .contains("&X-Amz-Expires=900&X-Amz-Security-Token=a%2Bb%2Fc%3D~%2A&X-Amz-SignedHeaders=host&")
                .matches(".*&X-Amz-Signature=[0-9a-f]{64}");
    }
}
