// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the sink has to do before anybody may rely on it, point by point, and the tests that show each. The points are those
 * of the sink's design, section 14; whole classes are named where all of their tests belong to the point. All of them run in
 * {@code verify}; {@code CONTRIBUTING.md} has the properties for the sizes that take longer.
 */
final class AcceptanceListTest {

    private static final String LIST = """
            1 counts of inserted, updated and unchanged rows; a replay leaves the server's counters alone
              WriteCountsIT#countsWhatIsInsertedUpdatedAndUnchanged WriteCountsIT#aReplayTouchesNoRow
              WriteCountsIT#aReplayLeavesTheServersCountsOfUpdatesAlone
              ReListIT#leavesRowsAndTheServersCountersAloneAndNothingIsSwept
            2 an older version after a newer one: same batch, other batch, other task
              WriteCountsIT$OfOneKey#anOlderVersionAfterANewerOneIsLeftOutInTheSameBatch
              WriteCountsIT$OfOneKey#anOlderVersionAfterANewerOneIsLeftOutInAnotherBatch
              WriteCountsIT$OfOneKey#anOlderVersionAfterANewerOneIsLeftOutInAnotherTask
            3 same second, other content: the later record wins
              WriteCountsIT$OfOneKey#theLaterRecordOfTheSameSecondWins
            4 deletes, tombstones, sweeps and re-lists, hard and soft
              DeleteMatrixIT SweepIT HeldRowsIT
              WriteCountsIT#aNewerVersionWithTheSameContentLeavesTheRowAloneAndIsRemembered
              ReListIT#leavesRowsAndTheServersCountersAloneAndNothingIsSwept
            5 the same key many times in one put
              WriteCountsIT$OfOneKey#aThousandVersionsInOnePutAreOneRow write.RowBufferTest
            6 two tasks on the same keys in opposite order
              ConcurrentTasksIT#inOppositeOrderNeverWaitForEachOtherInACircle
              ConcurrentTasksIT#endWithTheNewestOfEachKeyAndDisturbNobody
            7 the session ends at each step
              WireCrashIT#beforeTheServerHears WireCrashIT#beforeTheSinkHears
              CrashIT#nothingOfABatchIsThereUntilAllOfItIs CrashIT#theOffsetStaysBehindWhatIsNotWritten
              CrashIT#aConnectionThatDiesBetweenBatchesIsReplaced CrashIT#whatWasCommittedBeforeTheCrashIsNotWrittenAgain
            8 the server is stopped and started
              ServerRestartIT#isWaitedFor
            9 failover to a read-only server and back
              CrashIT#aReadOnlyServerIsWaitedFor connect.ConnectionFactoryIT$Session#writesGoToTheHostThatTakesThem
            10 statement timeout, a lock of others, a full disk: nothing goes to the dead letters
              CrashIT#aBatchThatTakesTooLongIsWrittenInParts CrashIT#aLockOfSomebodyElseIsWaitedFor
              CrashIT#aServerThatLacksSomethingIsWaitedForAndNoRowIsReported
            11 poison rows
              PoisonRowsIT
            12 every type, long and odd names, more fields than columns
              TypesIT ArrayColumnsIT schema.IdentifiersTest TimeZoneIT
            13 tables that change
              ChangingShapesIT RoundTripsIT#shapesThatAlternateTakeOneStatementEach
              TypesIT#shapesThatAlternateAreWrittenTogetherAndKeepTheColumnsThatTheyLack
              CrashIT#aTableThatWasChangedMeanwhileIsReadAnew schema.SchemaApplierIT
            14 eight tasks on an empty database
              TaskRacesIT#eachTableIsMadeOnceAndNobodyFails schema.SchemaRacesIT
            15 roles without the right to create, and each right that is missing
              schema.SchemaRefusalsIT check.DocumentedRolesIT CrashIT#aRightThatIsMissingFailsTheTaskWithARemedy
            16 a pooler that changes sessions with every transaction
              TransactionPoolerIT TransactionPoolerIT$Property#theTableHoldsTheNewestOfEachKey
            17 encryption
              connect.ConnectionFactoryIT$Encryption connect.ConnectionFactoryIT$ClientCertificates
            18 tokens of IAM
              connect.RenewedPasswordsIT iam.RdsPasswordsTest iam.PresignedUrlTest
            19 what is wrong with a configuration is shown at its setting
              check.LiveConfigCheckIT check.LiveConfigCheckIT$Reaching#aHostThatTakesConnectionsAndNeverAnswers
            20 partitions that move while rows wait
              RebalanceIT WriteCountsIT#rowsOfALostPartitionAreNotWrittenAnyMore
            21 another plugin with another driver
              OtherDriverIT#doesNotGetInTheWay
            22 no value, password or token in a log
              LoggedValuesIT connect.ConnectionFactoryIT$Passwords#thatAreWrongAreNotRepeated
            23 random sequences against a model
              NewestWinsPropertyIT#theTableHoldsTheNewestOfEachKey
            """;

    private static final int POINTS = 23;

    /** What users of other sinks complained of, and what shows that they need not here: section 13. */
    private static final String COMPLAINTS = """
            1 texts do not go into columns of jsonb and uuid
              TypesIT#columnsOfOthersTakeWhatFitsAndTheRawTextHasTheRest TypesIT#everyValueArrives
            2 no arrays
              ArrayColumnsIT TypesIT#everyValueArrives
            3 no moments with a time zone
              TypesIT#everyValueArrives TypesIT#momentsOfOtherSourcesArriveByTheirUnit
            4 one bad record ends the task
              PoisonRowsIT#oneIsReportedAndAllOthersAreWritten
            5 a full disk sends every record to the dead letters
              CrashIT#aServerThatLacksSomethingIsWaitedForAndNoRowIsReported
            6 a row that comes back in the batch that deleted it is gone
              DeleteMatrixIT#endsAsTheVersionsSay
            7 each delete among rows is a flush of its own
              RoundTripsIT#rowsAndDeletesInTurnTakeSeven
            8 offsets of records that are nowhere
              CrashIT#theOffsetStaysBehindWhatIsNotWritten PoisonRowsIT#whoseReportIsLostHoldsTheOffsetBack
            9 rows forgotten before a commit that fails
              WireCrashIT CrashIT#nothingOfABatchIsThereUntilAllOfItIs
            10 dead after a short outage
              ServerRestartIT#isWaitedFor CrashIT#aConnectionThatDiesBetweenBatchesIsReplaced
            11 an error while a table is looked up is not tried again
              CrashIT#aConnectionThatDiesBeforeATableIsLookedUpIsReplaced
            12 batch.size has no effect
              config.StartWarningsTest#batchesThatTheWorkerKeepsSmallAreMentioned WriteCountsIT#rowsMayWaitForOthers
            13 the same key twice in a statement
              WriteCountsIT$OfOneKey#aThousandVersionsInOnePutAreOneRow
            14 bytes and arrays fail when there are two rows of them
              TypesIT#everyValueArrives ArrayColumnsIT#areMadeForPlainElements
            15 the character U+0000
              PoisonRowsIT#nulAndHalfCharactersAreCleaned write.TextCleanerTest
            16 names of more than 63 bytes
              ChangingShapesIT#aTableWithALongNameIsFoundAgain TypesIT#oddNamesAreKept schema.IdentifiersTest$Length
            17 deadlocks
              ConcurrentTasksIT#inOppositeOrderNeverWaitForEachOtherInACircle
            18 prepared statements behind a pooler
              TransactionPoolerIT connect.ConnectionFactoryIT$Session#showsItsNameAndLeavesNothingPrepared
            19 tables of nothing but a key
              TypesIT#rowsWithNothingButAKeyAreRows
            20 a table without a unique key fails when rows come
              schema.SchemaRefusalsIT$TablesThatCannotBeUsed#getTheKeyThatTheyLackByTheStatementInTheMessage
              check.LiveConfigCheckIT$Writing#tablesOfTopicsThatAreNamedAreLookedAt
            21 deletes by keys that are no texts
              TypesIT#rowsWithUuidsForKeysAreDeletedToo TypesIT#keysOfOtherTypesAreKeysToo
            22 tombstones are left out in silence
              DeleteMatrixIT#endsAsTheVersionsSay DeleteMatrixIT#ignoredDeletesDoNothing
            23 deletes without a tombstone are lost
              DeleteMatrixIT#countsDeletes EnvelopesIT
            24 a new field ends the task where no columns are added
              ChangingShapesIT#aNewFieldStaysInTheRawTextWhereColumnsAreNotAdded
              schema.SchemaApplierIT$OnATableOfSomebodyElse#liftsNotNullFromWhatTheRecordsDoNotHave
            25 tasks that make the same table
              TaskRacesIT#eachTableIsMadeOnceAndNobodyFails schema.SchemaRacesIT
            26 slower as the table grows
              GrowingTableIT#isNeverReadAsAWhole RoundTripsIT#changedRowsTakeFour
            27 a statement for each row
              RoundTripsIT#newRowsTakeFive
            28 writes nothing, and says nothing, for want of a setting
              config.PostgresSinkConfigTest#urlAndUserAreAllThatIsNeeded
              PoisonRowsIT#aRecordThatCannotBeReadIsReportedAndTheOthersAreWritten
            29 names in another case
              TypesIT#oddNamesAreKept schema.IdentifiersTest$Quoting
            30 a token that is used until it has ended
              connect.RenewedPasswordsIT#eachConnectionTakesAToken
            31 duplicates for ever after a crash
              WriteCountsIT#aKeyThatSomebodyInsertsMeanwhileFallsBackToAnUpsert WireCrashIT#beforeTheSinkHears
            32 records without schema or value
              DeleteMatrixIT#endsAsTheOrderSaysWhereRecordsHaveNoVersion
              TypesIT#shapesThatAlternateAreWrittenTogetherAndKeepTheColumnsThatTheyLack
            33 moments that the worker's time zone shifts
              TimeZoneIT#changesNothing
            """;

    private static final int COMPLAINTS_OF_OTHERS = 33;

    static Stream<String> tests() {
        return (LIST + COMPLAINTS)
                .lines()
                .filter(line -> line.startsWith("  "))
                .flatMap(line -> Stream.of(line.strip().split(" ")));
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(AcceptanceListTest.class.getPackageName() + "." + name);
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    private static boolean hasTests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(AcceptanceListTest::isTest)
                || Arrays.stream(type.getDeclaredClasses()).anyMatch(AcceptanceListTest::hasTests);
    }

    @Test
    void namesEveryPoint() {
        assertThat(numbers(LIST)).isEqualTo(upTo(POINTS));
        assertThat(numbers(COMPLAINTS)).isEqualTo(upTo(COMPLAINTS_OF_OTHERS));
    }

    private static List<String> numbers(String list) {
        return list.lines()
                .filter(line -> !line.startsWith("  "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void namesTestsThatThereAre(String name) throws ClassNotFoundException {
        int method = name.indexOf('#');
        Class<?> type = type(method < 0 ? name : name.substring(0, method));
        if (method < 0) {
            assertThat(hasTests(type)).isTrue();
        } else {
            assertThat(type.getDeclaredMethods())
                    .filteredOn(AcceptanceListTest::isTest)
                    .extracting(Method::getName)
                    .contains(name.substring(method + 1));
        }
    }
}
