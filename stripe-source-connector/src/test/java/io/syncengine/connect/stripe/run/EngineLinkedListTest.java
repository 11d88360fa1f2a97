// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Lists of v2, whose pages name the address of the next one. */
final class EngineLinkedListTest {

    private static final String BANKS = "/v2/core/vault/us_bank_accounts";
    private static final String BANKS_STREAM = "v2_core_vault_us_bank_accounts";
    private static final String ENTRIES = "/v2/money_management/transaction_entries";
    private static final String ENTRIES_STREAM = "v2_money_management_transaction_entries";
    private static final String ACCOUNTS = "/v2/core/accounts";
    private static final String PERSONS_STREAM = "v2_core_account_persons";

    private final EngineRig rig = new EngineRig(BANKS_STREAM);

    private static EngineRig entries() {
        return new EngineRig(ENTRIES_STREAM);
    }

    private void banks(int count) {
        for (int i = 0; i < count; i++) {
            rig.stripe.v2.put(BANKS, "v2.core.vault.us_bank_account", "usba_" + i, START - 100 - i, "v0");
        }
    }

    private static void entries(EngineRig account, int count, long apart) {
        for (int i = 0; i < count; i++) {
            String id = "trxne_" + i;
            account.stripe.v2.put(ENTRIES, "v2.money_management.transaction_entry", id, START - 100 - i * apart, "v0");
        }
    }

    private static TreeSet<String> read(EngineRig account) {
        TreeSet<String> ids = new TreeSet<>();
        account.records.stream()
                .filter(Emitted::isRow)
                .forEach(record ->
                        ids.add(Objects.requireNonNull(record.change()).object().id()));
        return ids;
    }

    private List<String> pages(String path) {
        return rig.stripe.calls(path).stream()
                .map(call -> String.valueOf(FakeStripe.parameter(call, "page")))
                .toList();
    }

    @Nested
    final class RefusedForAnUnknownReason {

        private EngineRig refused(String streams) {
            EngineRig account = new EngineRig(streams);
            account.stripe.script(request -> request.path().equals(BANKS)
                    ? Optional.of(
                            new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.REJECTED, "not yours to preview")))
                    : Optional.empty());
            return account.start();
        }

        @Test
        void isLeftOutWhereAPatternSelectedIt() {
            EngineRig account = refused("v2_core_vault_*");

            account.run(5);

            assertThat(account.offset(BANKS_STREAM).phase()).isEqualTo(Phase.SKIPPED);
            assertThat(account.offset(BANKS_STREAM).error()).contains("not yours to preview");
            account.run(700);
            assertThat(account.failure).isNull();
        }

        @Test
        void endsTheTaskWhereItIsNamed() {
            EngineRig account = refused(BANKS_STREAM);

            account.run(700);

            assertThat(account.failure).hasMessageContaining("not yours to preview");
        }
    }

    @Nested
    final class WithoutATimeFilter {

        @Test
        void isReadByTheLinksOfItsPages() {
            banks(45);

            rig.start().run(5);

            assertThat(rig.rows()).hasSize(45).allMatch(row -> row.endsWith(" v0 backfill"));
            assertThat(read(rig)).hasSize(45);
            assertThat(rig.offset(BANKS_STREAM).phase()).isEqualTo(Phase.LIVE);
            List<ApiRequest> calls = rig.stripe.calls(BANKS);
            assertThat(calls).hasSize(3);
            assertThat(calls.get(0).query()).containsExactly(Map.entry("limit", "20"));
            assertThat(FakeStripe.parameter(calls.get(1), "page")).isNotNull();
            assertThat(FakeStripe.parameter(calls.get(1), "starting_after")).isNull();
        }

        @Test
        void goesOnWithTheStoredLinkAfterAKill() {
            banks(70);
            rig.start().run(Duration.ofMillis(700));
            StreamState stored = rig.offset(BANKS_STREAM);
            assertThat(stored.phase()).isEqualTo(Phase.LIST);
            String query = stored.ranges().get(0).after().get(0);
            rig.kill();
            int before = rig.stripe.calls(BANKS).size();

            rig.start(Map.of(BANKS_STREAM, stored)).run(5);

            assertThat(query).contains("page=");
            assertThat(pages(BANKS).get(before)).isEqualTo(query.substring(query.indexOf("page=") + 5));
            assertThat(read(rig)).hasSize(70);
            assertThat(rig.offset(BANKS_STREAM).phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void beginsAnewWhenItsLinkIsNotTakenAnyMore() {
            banks(70);
            rig.start().run(Duration.ofMillis(700));
            StreamState stored = rig.offset(BANKS_STREAM);
            rig.kill();
            rig.records.clear();
            rig.stripe.v2.expireLinks();

            rig.start(Map.of(BANKS_STREAM, stored)).run(5);

            assertThat(read(rig)).as("all of it, from its head").hasSize(70);
            assertThat(rig.offset(BANKS_STREAM).phase()).isEqualTo(Phase.LIVE);
            assertThat(rig.failure).isNull();
        }

        @Test
        void doesNotBeginAnewForEver() {
            banks(70);
            rig.stripe.script(request -> FakeStripe.parameter(request, "page") == null
                    ? Optional.empty()
                    : Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.REJECTED, "no links today"))));

            rig.start().run(10);

            assertThat(pages(BANKS).stream().filter("null"::equals)).hasSize(4);
            assertThat(rig.offset(BANKS_STREAM).phase()).isEqualTo(Phase.LIST);
            rig.run(700);
            assertThat(rig.failure).hasMessageContaining("no links today");
        }

        @Test
        void isNotFollowedToAnotherHost() {
            banks(45);
            rig.stripe.v2.host = "https://elsewhere.invalid";

            rig.start().run(700);

            assertThat(rig.failure)
                    .hasMessageContaining("elsewhere.invalid")
                    .hasMessageContaining("next_page_url")
                    .hasMessageNotContaining("0123456789");
            assertThat(pages(BANKS)).containsOnly("null");
        }

        @Test
        void mayHaveAnEmptyPageBeforeOthers() {
            banks(30);
            rig.stripe.v2.beginsWithAnEmptyPage = true;

            rig.start().run(5);

            assertThat(read(rig)).hasSize(30);
            assertThat(rig.offset(BANKS_STREAM).phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void isReadAgainAndAgainSinceNoEventTellsOfChanges() {
            banks(3);
            rig.with("snapshot.interval.ms", "60000").start().run(5);
            rig.stripe.v2.put(BANKS, "v2.core.vault.us_bank_account", "usba_1", START - 101, "v1");

            rig.run(70);

            assertThat(rig.rows("usba_1")).containsExactly("v0 backfill", "v1 snapshot");
        }

        @Test
        void isLeftOutForAReasonWhereTheAccountDoesNotHaveIt() {
            rig.stripe.refuse(BANKS, Kind.NO_SUCH_ROUTE, "Unrecognized request URL");
            EngineRig both = rig;
            both.settings.put("streams", BANKS_STREAM + ",coupons");

            both.start().run(5);

            assertThat(both.offset(BANKS_STREAM).phase()).isEqualTo(Phase.SKIPPED);
            assertThat(both.offset(BANKS_STREAM).error()).isEqualTo("not_in_version");
            assertThat(both.offset("coupons").phase()).isEqualTo(Phase.LIVE);
        }
    }

    @Nested
    final class ThatHidesWhatIsClosed {

        private final EngineRig account = new EngineRig("v2_core_accounts");

        private void accounts(int count) {
            for (int i = 0; i < count; i++) {
                account.stripe.v2.put(ACCOUNTS, "v2.core.account", "acct_" + i, START - 100 - i, "v0");
            }
        }

        @Test
        void isReadASecondTimeForThat() {
            accounts(45);
            for (int i = 10; i < 40; i++) {
                account.stripe.v2.close("acct_" + i);
            }

            account.start().run(5);

            assertThat(account.rows()).hasSize(45);
            assertThat(read(account)).hasSize(45);
            assertThat(account.offset("v2_core_accounts").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void missesNothingThatIsClosedMeanwhile() {
            accounts(45);
            account.stripe.script(request -> {
                if (FakeStripe.parameter(request, "page") != null) {
                    account.stripe.v2.close("acct_44");
                }
                return Optional.empty();
            });

            account.start().run(5);

            assertThat(account.rows("acct_44")).containsExactly("v0 backfill");
            List<ApiRequest> calls = account.stripe.calls(ACCOUNTS);
            assertThat(calls.stream().map(call -> FakeStripe.parameter(call, "closed")))
                    .as("closed ones after all others")
                    .containsExactly(null, null, null, "true");
        }
    }

    @Nested
    final class WithATimeFilter {

        private final EngineRig account = entries();

        @Test
        void isReadInPartsThatTellTheirEndsAsText() {
            entries(account, 2_000, 300);

            account.start().run(60);

            assertThat(read(account)).hasSize(2_000);
            assertThat(account.stripe.calls(ENTRIES))
                    .anyMatch(call -> String.valueOf(FakeStripe.parameter(call, "created[lt]"))
                            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
            assertThat(account.stripe.calls(ENTRIES).size())
                    .as("calls, 100 at least")
                    .isLessThan(130);
            assertThat(account.offset(ENTRIES_STREAM).phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void goesOnFromTheLastSecondWhenItsLinkIsNotTakenAnyMore() {
            entries(account, 60, 1);
            account.start().run(Duration.ofMillis(700));
            Range left = new Range(null, null, List.of("limit=20&page=of.another.day.0"), START - 139);
            StreamState stored = account.offset(ENTRIES_STREAM).withRanges(List.of(left));
            account.kill();
            account.records.clear();

            account.start(Map.of(ENTRIES_STREAM, stored)).run(5);

            assertThat(read(account)).as("the last second, and the rest").hasSize(21);
            assertThat(account.offset(ENTRIES_STREAM).phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void isReadWholeWhenManyAreOfOneSecond() {
            entries(account, 400, 0);

            account.start().run(30);

            assertThat(read(account)).hasSize(400);
            assertThat(account.rows()).hasSizeLessThan(450);
        }

        @Test
        void isLookedAtForWhatIsNewSinceItHasNoEvents() {
            entries(account, 5, 60);
            account.start().run(5);
            account.stripe.v2.put(ENTRIES, "v2.money_management.transaction_entry", "trxne_new", START + 6, "v0");

            account.run(90);

            assertThat(account.rows("trxne_new")).containsExactly("v0 reconcile");
            assertThat(account.rows()).hasSize(6);
        }
    }

    @Nested
    final class OfChildren {

        private final EngineRig account = new EngineRig(PERSONS_STREAM);

        private void family(int accounts, int persons) {
            for (int i = 0; i < accounts; i++) {
                String parent = "acct_p" + i;
                account.stripe.v2.put(ACCOUNTS, "v2.core.account", parent, START - 100 - i, "v0");
                for (int p = 0; p < persons; p++) {
                    account.stripe.v2.put(
                            ACCOUNTS + "/" + parent + "/persons",
                            "v2.core.account_person",
                            "person_" + i + "_" + p,
                            START - 50,
                            "v0");
                }
            }
        }

        @Test
        void isReadThroughAllPagesOfTheirParents() {
            family(25, 23);

            account.start().run(60);

            assertThat(read(account)).hasSize(25 * 23);
            assertThat(account.offset(PERSONS_STREAM).phase()).isEqualTo(Phase.LIVE);
            assertThat(account.records.stream().filter(Emitted::isRow))
                    .allMatch(record -> record.change().parentId() != null);
        }

        @Test
        void goesOnWithThePageOfParentsAfterAKill() {
            family(45, 2);
            account.start().run(Duration.ofMillis(2_500));
            Map<String, StreamState> stored = new HashMap<>();
            stored.put(PERSONS_STREAM, account.offset(PERSONS_STREAM));
            assertThat(account.offset(PERSONS_STREAM).phase()).isEqualTo(Phase.LIST);
            account.kill();

            account.start(stored).run(60);

            assertThat(read(account)).hasSize(90);
            assertThat(account.offset(PERSONS_STREAM).phase()).isEqualTo(Phase.LIVE);
        }
    }
}
