// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;

final class RequestReaderTest {

    private static final int MAX = 20;

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static RequestHead head(String text) throws Exception {
        return new RequestReader(in(text)).head();
    }

    private static String body(String text) throws Exception {
        ByteArrayInputStream in = in(text);
        RequestReader reader = new RequestReader(in);
        return new String(reader.body(reader.head(), MAX, new BodyBudget(1000).share()), StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(int status, String text) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> body(text))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @Test
    void readsMethodPathAndHeaders() throws Exception {
        RequestHead head =
                head("POST /stripe?x=1 HTTP/1.1\r\nHost: a\r\nStripe-Signature:  t=1 \r\nX-A: 1\r\nx-a: 2\r\n\r\n");

        assertThat(head.method()).isEqualTo("POST");
        assertThat(head.path()).isEqualTo("/stripe");
        assertThat(head.header("stripe-signature")).isEqualTo("t=1");
        assertThat(head.header("X-A")).isEqualTo("1,2");
        assertThat(head.header("missing")).isNull();
    }

    @Test
    void readsABodyOfKnownLengthAndNoByteMore() throws Exception {
        assertThat(body("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcd")).isEqualTo("abc");
        assertThat(body("POST / HTTP/1.1\r\n\r\nabcd")).isEmpty();
        assertThat(body("POST / HTTP/1.1\r\nContent-Length: 20\r\n\r\n" + "a".repeat(20)))
                .hasSize(20);
    }

    @Test
    void readsABodyInChunks() throws Exception {
        assertThat(body("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n"))
                .isEqualTo("abc0123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /\r\n\r\n",
                "POST / HTTP/2\r\n\r\n",
                "POST http://a/ HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1 x\r\n\r\n",
                "\r\n\r\n",
                "POST / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\n: empty\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length : 1\r\n\r\na",
                "POST / HTTP/1.1\r\n folded: 1\r\n\r\n",
                "POST / HTTP/1.1\r\nA: 1\rB: 2\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\na",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n"
            })
    void refusesWhatMayBeReadInTwoWays(String text) {
        assertRefused(400, text);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 21", "Content-Length: 999999999999999999"})
    void refusesABodyThatIsTooLargeBeforeItComes(String length) {
        assertRefused(413, "POST / HTTP/1.1\r\n" + length + "\r\n\r\n");
    }

    @Test
    void refusesChunksThatBecomeTooLarge() {
        assertRefused(
                413,
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\nB\r\n0123456789a\r\n0\r\n\r\n");
        assertRefused(413, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n");
    }

    @Test
    void refusesAHeadWithoutEnd() {
        assertRefused(431, "POST / HTTP/1.1\r\nA: " + "a".repeat(20_000));
        assertRefused(431, "POST /" + "a".repeat(20_000));
        assertRefused(431, "POST / HTTP/1.1\r\n" + "A: 1\r\n".repeat(5_000) + "\r\n");
    }

    @Test
    void noticesAnEndInTheMiddle() {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> body("POST / HTT"));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> body("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab"));
    }

    @Test
    void takesNoMoreForAllBodiesThanThereIs() throws Exception {
        BodyBudget budget = new BodyBudget(10);
        String request = "POST / HTTP/1.1\r\nContent-Length: 6\r\n\r\nabcdef";
        RequestReader first = new RequestReader(in(request));
        RequestReader second = new RequestReader(in(request));
        BodyBudget.Share taken = budget.share();
        BodyBudget.Share other = budget.share();
        first.body(first.head(), MAX, taken);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> second.body(second.head(), MAX, other))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(503));

        taken.close();
        other.close();
        RequestReader third = new RequestReader(in(request));
        assertThat(third.body(third.head(), MAX, budget.share())).hasSize(6);
    }
}
