// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StreamProgressTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsListingStream() throws Exception {
        StreamProgress progress = read("""
                {"v":1,"phase":"LIST","epoch":1,"api":"2026-10-28.endive","t0":1999,"pass":1999,
                 "ranges":"[[1000,1400,null,null],[1400,2000,[\\"cus_9\\",\\"cus_8\\"],1499]]",
                 "ev":1400,"evids":"","evids_full":true,"lo":1000,"stamp":1989,"rows":41200,"err":"429, waiting"}""");

        assertThat(progress.stream()).isEqualTo("customers");
        assertThat(progress.phase()).isEqualTo(StreamProgress.Phase.LIST);
        assertThat(progress.rows()).isEqualTo(41_200);
        assertThat(progress.note()).isEqualTo("429, waiting");
        assertThat(progress.share()).isCloseTo(0.5, within(0.001));
        assertThat(progress.isSettled()).isFalse();
    }

    @Test
    void countsOpenEndsAsTheWholeSpan() throws Exception {
        assertThat(read("{\"phase\":\"LIST\",\"t0\":1999,\"lo\":1000,\"ranges\":\"[[null,null,null,null]]\"}")
                        .share())
                .isZero();
        assertThat(read("{\"phase\":\"LIST\",\"t0\":1999,\"lo\":1000,\"ranges\":\"[[null,2000,[\\\"a\\\"],1249]]\"}")
                        .share())
                .isCloseTo(0.75, within(0.001));
    }

    @Test
    void cannotTellShareWithoutSpan() throws Exception {
        assertThat(read("{\"phase\":\"LIST\",\"t0\":1999,\"lo\":0,\"ranges\":\"[[null,null,[\\\"a\\\"],5]]\"}")
                        .share())
                .isZero();
        assertThat(read("{\"phase\":\"LIST\",\"t0\":1999,\"lo\":1000,\"ranges\":\"not json\"}")
                        .share())
                .isZero();
    }

    @Test
    void isDoneWhenLive() throws Exception {
        StreamProgress progress = read("{\"v\":1,\"phase\":\"LIVE\",\"ranges\":\"[]\",\"rows\":98011,\"err\":\"\"}");

        assertThat(progress.share()).isEqualTo(1);
        assertThat(progress.isSettled()).isTrue();
        assertThat(progress.note()).isEmpty();
    }

    @Test
    void tellsWhyItIsSkipped() throws Exception {
        StreamProgress progress =
                read("{\"v\":1,\"phase\":\"SKIPPED\",\"reason\":\"not_enabled:issuing\",\"until\":1764037634}");

        assertThat(progress.phase()).isEqualTo(StreamProgress.Phase.SKIPPED);
        assertThat(progress.note()).isEqualTo("not_enabled:issuing");
        assertThat(progress.isSettled()).isTrue();
    }

    private static StreamProgress read(String offset) throws Exception {
        return StreamProgress.of(
                JSON.readTree("{\"account\":\"acct_1\",\"livemode\":\"false\",\"stream\":\"customers\"}"),
                JSON.readTree(offset));
    }
}
