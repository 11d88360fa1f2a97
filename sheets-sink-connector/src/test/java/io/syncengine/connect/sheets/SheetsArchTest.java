// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.syncengine.connect.testing.PluginRules;

import java.util.Set;
import java.util.concurrent.Future;

@AnalyzeClasses(packages = "io.syncengine.connect.sheets", importOptions = ImportOption.DoNotIncludeTests.class)
final class SheetsArchTest {

    private static final String ROOT = "io.syncengine.connect.sheets";

    @ArchTest
    static final ArchTests plugin = ArchTests.in(PluginRules.class);

    @ArchTest
    static final ArchRule fewPackagesTalkToGoogle = noClasses()
            .that()
            .resideOutsideOfPackages("..sheets.google..", "..sheets.auth..", "..sheets.check..", ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google..");

    @ArchTest
    static final ArchRule connectStaysAtTheEdge = noClasses()
            .that()
            .resideInAnyPackage("..sheets.row..", "..sheets.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nobodyNeedsTheConnectorClasses = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule noOtherConnector = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "okhttp3..",
                    "io.swagger..",
                    "java.sql..",
                    "io.syncengine.connect.stripe..",
                    "io.syncengine.connect.postgres..");

    /** What the worker calls must return at once: whoever works for it neither reaches Google nor waits. */
    @ArchTest
    static final ArchRule nothingOnTheWayIntoTheBufferReachesGoogle = noClasses()
            .that(takeRecordsIn())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..sheets.google..",
                    "..sheets.grid..",
                    "..sheets.quota..",
                    "..sheets.fence..",
                    "java.net..",
                    "java.nio.channels..");

    @ArchTest
    static final ArchRule nothingOnTheWayIntoTheBufferWaits =
            noClasses().that(takeRecordsIn()).should().callMethodWhere(waits());

    private static DescribedPredicate<JavaClass> takeRecordsIn() {
        return resideInAnyPackage(
                        "..sheets.buffer..",
                        "..sheets.convert..",
                        "..sheets.cells..",
                        "..sheets.offsets..",
                        "..sheets.row..",
                        "..sheets.metrics..")
                .or(simpleName("Intake"))
                .or(simpleName("Flow"))
                .and(not(nameMatching(".*MeteredGateway.*")))
                .as("take records in");
    }

    /** The writer's own way out of the buffer aside. */
    private static DescribedPredicate<JavaCall<?>> waits() {
        Set<String> waiting = Set.of("wait", "sleep", "await", "awaitNanos", "acquire", "park", "parkNanos");
        return DescribedPredicate.describe("wait for something", call -> {
            JavaClass owner = call.getTargetOwner();
            boolean waits = waiting.contains(call.getName())
                    || (call.getName().equals("get") && owner.isAssignableTo(Future.class))
                    || (call.getName().equals("join") && owner.isAssignableTo(Thread.class));
            return waits && !call.getOrigin().getFullName().startsWith(ROOT + ".buffer.RowBuffer.take(");
        });
    }

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.syncengine.connect.sheets.(**)").should().beFreeOfCycles();
}
