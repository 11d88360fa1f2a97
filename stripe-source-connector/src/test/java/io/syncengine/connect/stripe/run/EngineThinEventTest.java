// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Events of v2, which name an object that has to be read. */
final class EngineThinEventTest {

    private static final String ACCOUNTS = "/v2/core/accounts";
    private static final String ACCOUNT = "v2.core.account";
    private static final String PERSON = "v2.core.account_person";
    private static final String PERSONS = ACCOUNTS + "/acct_p/persons";
    private static final String STREAM = "v2_core_accounts";

    private final EngineRig rig = new EngineRig(STREAM);

    private void account(String id, String type, String text) {
        account(id, type, text, rig.stripe.now());
    }

    private void account(String id, String type, String text, long created) {
        rig.stripe.v2.put(ACCOUNTS, ACCOUNT, id, START - 500, text);
        rig.stripe.v2.event(type, ACCOUNT, ACCOUNTS, id, created);
    }

    private List<ApiRequest> reads(String path) {
        return rig.stripe.calls(path).stream()
                .filter(call -> call.route().endsWith("{id}"))
                .toList();
    }

    private Change newest(String id) {
        return rig.records.stream()
                .filter(Emitted::isRow)
                .map(record -> Objects.requireNonNull(record.change()))
                .filter(change -> change.object().id().equals(id))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void leadToAReadOfTheirObject() {
        rig.stripe.v2.put(ACCOUNTS, ACCOUNT, "acct_a", START - 500, "v0");
        rig.start().run(30);
        account("acct_a", "v2.core.account[identity].updated", "v1");
        long moment = rig.stripe.now();

        rig.run(30);

        assertThat(rig.rows("acct_a")).containsExactly("v0 backfill", "v1 refetch");
        Change row = newest("acct_a");
        assertThat(row.version()).isGreaterThanOrEqualTo(moment);
        assertThat(row.eventType()).isEqualTo("v2.core.account[identity].updated");
        assertThat(row.apiVersion()).isEqualTo(FakeStripe.VERSION);
        assertThat(reads(ACCOUNTS)).hasSize(1);
        assertThat(rig.metrics.value("refetch-total", Map.of("account", "acct_1", "stream", STREAM, "reason", "thin")))
                .isEqualTo(1L);
        assertThat(rig.offset(STREAM).eventPosition()).isGreaterThan(moment);
    }

    @Test
    void areAskedForByTypeAndMoment() {
        rig.start().run(30);

        List<ApiRequest> looks = rig.stripe.calls(FakeV2.EVENTS);
        assertThat(looks).isNotEmpty().allSatisfy(look -> {
            assertThat(FakeStripe.parameter(look, "limit")).isEqualTo("20");
            assertThat(Instant.parse(FakeStripe.parameter(look, "created[gte]")))
                    .isBefore(Instant.parse(FakeStripe.parameter(look, "created[lt]")));
            assertThat(look.query()).contains(Map.entry("types", "v2.core.account.closed"));
        });
        assertThat(rig.stripe.calls("/v1/events")).as("no stream needs them").isEmpty();
    }

    @Test
    void areAskedForInGroupsOfTypes() {
        EngineRig all = new EngineRig("v2_*");
        all.start().run(30);

        List<List<String>> groups = all.stripe.calls(FakeV2.EVENTS).stream()
                .filter(call -> FakeStripe.parameter(call, "types") != null)
                .map(call -> call.query().stream()
                        .filter(parameter -> parameter.getKey().equals("types"))
                        .map(Map.Entry::getValue)
                        .toList())
                .distinct()
                .toList();
        assertThat(groups).hasSizeGreaterThan(2).allMatch(group -> group.size() <= 20);
        assertThat(groups.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .allMatch(type -> type.startsWith("v2."))
                .contains("v2.core.account_person.deleted", "v2.money_management.transaction.updated");
    }

    @Test
    void areNotAskedForWhereNoStreamHasAny() {
        EngineRig first = new EngineRig("customers,v2_core_vault_us_bank_accounts");
        first.start().run(30);
        assertThat(first.stripe.calls(FakeV2.EVENTS)).isEmpty();
        assertThat(first.stripe.calls("/v1/events")).isNotEmpty();
    }

    @Test
    void thatAreManyArePagedAndReadOncePerObject() {
        rig.start().run(30);
        for (int i = 0; i < 50; i++) {
            account("acct_" + i % 5, "v2.core.account.updated", "v" + i);
        }

        rig.run(30);

        for (int i = 0; i < 5; i++) {
            assertThat(rig.rows("acct_" + i)).last().isEqualTo("v" + (45 + i) + " refetch");
        }
        assertThat(reads(ACCOUNTS)).hasSize(5);
    }

    @Test
    void areReadAgainWhereTheirLinkIsNotTakenAnyMore() {
        rig.start().run(30);
        for (int i = 0; i < 50; i++) {
            account("acct_" + i, "v2.core.account.created", "v0", rig.stripe.now() - i % 9);
        }
        boolean[] done = new boolean[1];
        rig.stripe.script(request -> {
            if (done[0] || FakeStripe.parameter(request, "page") == null) {
                return Optional.empty();
            }
            done[0] = true;
            return Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.REJECTED, "expired")));
        });

        rig.run(40);

        assertThat(done[0]).isTrue();
        assertThat(rig.rows()).hasSize(50);
        assertThat(rig.failure).isNull();
        assertThat(rig.offset(STREAM).error()).isEmpty();
    }

    @Test
    void areNotFollowedToAnotherHost() {
        rig.start().run(30);
        rig.stripe.v2.host = "https://elsewhere.invalid";
        for (int i = 0; i < 30; i++) {
            account("acct_" + i, "v2.core.account.created", "v0");
        }

        rig.run(60);

        assertThat(rig.offset(STREAM).error()).contains("elsewhere.invalid");
        rig.stripe.v2.host = "";
        rig.run(120);
        assertThat(rig.rows()).hasSize(30);
        assertThat(rig.offset(STREAM).error()).isEmpty();
    }

    @Test
    void ofAnObjectThatIsGoneTakeItAway() {
        rig.stripe.v2.put(ACCOUNTS, ACCOUNT, "acct_a", START - 500, "v0");
        rig.start().run(30);
        account("acct_a", "v2.core.account.updated", "v1");
        rig.stripe.v2.remove(ACCOUNTS, "acct_a");

        rig.run(30);

        assertThat(rig.rows("acct_a")).containsExactly("v0 backfill", "deleted refetch");
        assertThat(newest("acct_a").object().raw()).isEqualTo("{\"id\":\"acct_a\",\"object\":\"v2.core.account\"}");
    }

    @Test
    void ofAnObjectThatMayNotBeReadMakeNoEmptyRow() {
        rig.settings.put("streams", STREAM + ",coupons");
        rig.stripe.v2.put(ACCOUNTS, ACCOUNT, "acct_a", START - 500, "v0");
        rig.start().run(30);
        rig.stripe.script(request -> request.route().equals(ACCOUNTS + "/{id}")
                ? Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.PERMISSION, "no permission")))
                : Optional.empty());
        account("acct_a", "v2.core.account.updated", "v1");

        rig.run(400);

        assertThat(rig.rows("acct_a")).containsExactly("v0 backfill");
        assertThat(rig.offset(STREAM).phase()).isEqualTo(Phase.SKIPPED);
        assertThat(rig.offset(STREAM).error()).isEqualTo("permission");
    }

    @Test
    void ofChildrenTellTheirParentByTheirAddress() {
        EngineRig persons = new EngineRig("v2_core_account_persons");
        persons.stripe.v2.put(ACCOUNTS, ACCOUNT, "acct_p", START - 500, "v0");
        persons.stripe.v2.put(PERSONS, PERSON, "person_1", START - 400, "v0");
        persons.start().run(30);
        persons.stripe.v2.put(PERSONS, PERSON, "person_2", persons.stripe.now(), "v0");
        persons.stripe.v2.event("v2.core.account_person.created", PERSON, PERSONS, "person_2", persons.stripe.now());
        persons.stripe.v2.remove(PERSONS, "person_1");
        persons.stripe.v2.event("v2.core.account_person.deleted", PERSON, PERSONS, "person_1", persons.stripe.now());

        persons.run(30);

        assertThat(persons.rows("person_1")).containsExactly("v0 backfill", "deleted event");
        assertThat(persons.rows("person_2")).containsExactly("v0 refetch");
        assertThat(persons.records.stream()
                        .filter(Emitted::isRow)
                        .map(record -> record.change().parentId()))
                .containsOnly("acct_p");
        assertThat(persons.stripe.calls(PERSONS + "/person_2")).hasSize(1);
    }

    @Test
    void askForNoLessThanTheListShows() {
        EngineRig money = new EngineRig("v2_money_management_financial_accounts");
        String list = "/v2/money_management/financial_accounts";
        money.start().run(30);
        money.stripe.v2.put(list, "v2.money_management.financial_account", "fa_1", money.stripe.now(), "v0");
        money.stripe.v2.event(
                "v2.money_management.financial_account.created",
                "v2.money_management.financial_account",
                list,
                "fa_1",
                money.stripe.now());

        money.run(30);

        Map.Entry<String, String> include = Map.entry("include", "storage.deposit_insurance_eligibility");
        assertThat(money.stripe.calls(list))
                .hasSize(2)
                .allMatch(call -> call.query().contains(include));
    }

    @Test
    void thatCannotBeListedLeaveTheStreamsOfFirstVersionAlone() {
        rig.settings.put("streams", STREAM + ",coupons");
        rig.stripe.v2.put(ACCOUNTS, ACCOUNT, "acct_a", START - 500, "v0");
        rig.stripe.refuse(FakeV2.EVENTS, Kind.PERMISSION, "no events for you");

        rig.start().run(Duration.ofMinutes(25));

        assertThat(rig.rows("acct_a")).containsExactly("v0 backfill");
        assertThat(rig.offset(STREAM).phase()).isEqualTo(Phase.LIVE);
        assertThat(rig.offset(STREAM).error()).contains("no events for you");
        assertThat(rig.offset("coupons").error()).isEmpty();
    }

    @Test
    void thatAreRefusedForAnUnknownReasonDoNotEndTheTask() {
        rig.stripe.v2.put(ACCOUNTS, ACCOUNT, "acct_a", START - 500, "v0");
        rig.stripe.script(request -> request.path().equals("/v2/core/events")
                ? Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.REJECTED, "no events for you")))
                : Optional.empty());

        rig.start().run(1_000);

        assertThat(rig.failure).isNull();
        assertThat(rig.offset(STREAM).phase()).isEqualTo(Phase.LIVE);
        assertThat(rig.offset(STREAM).error()).contains("no events for you");
    }

    @Test
    void areNotReadTwiceAfterAKill() {
        rig.start().run(30);
        account("acct_a", "v2.core.account.created", "v0");
        rig.run(30);
        StreamState stored = rig.offset(STREAM);
        rig.kill();

        rig.start(Map.of(STREAM, stored)).run(30);

        assertThat(rig.rows("acct_a")).containsExactly("v0 refetch");
        assertThat(reads(ACCOUNTS)).hasSize(1);
    }
}
