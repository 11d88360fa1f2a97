// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.syncengine.connect.testing.PluginRules;
import org.apache.kafka.common.config.types.Password;

@AnalyzeClasses(packages = "io.syncengine.connect.stripe", importOptions = ImportOption.DoNotIncludeTests.class)
final class StripeArchTest {

    private static final String ROOT = "io.syncengine.connect.stripe";

    @ArchTest
    static final ArchTests plugin = ArchTests.in(PluginRules.class);

    @ArchTest
    static final ArchRule onlyWhatCallsKnowsTheHttpLibrary = noClasses()
            .that()
            .resideOutsideOfPackages("..stripe.api..", "..stripe.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "kotlin..");

    @ArchTest
    static final ArchRule onlyTheSpecPackageKnowsTheDescriptionParser = noClasses()
            .that()
            .resideOutsideOfPackage("..stripe.spec..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.swagger..");

    /** Everything else works on our own values and runs in tests without a worker. */
    @ArchTest
    static final ArchRule connectStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, "..stripe.record..")
            .and()
            .doNotHaveSimpleName("SchemaFactory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.connect..");

    /** Except for the type that keeps the key out of everything that is printed. */
    @ArchTest
    static final ArchRule kafkasSettingsStayInTheConfigPackage = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, "..stripe.config..", "..stripe.record..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.common..").and(not(equivalentTo(Password.class))));

    @ArchTest
    static final ArchRule noDatabaseAndNoOtherConnector = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "com.google..", "io.syncengine.connect.postgres..", "io.syncengine.connect.sheets..");

    /** What decides is tested on virtual time: it may not know the real loop, its threads or the transport. */
    @ArchTest
    static final ArchRule theEngineRunsOnAnyLoop = noClasses()
            .that()
            .resideInAnyPackage(
                    "..stripe.run..", "..stripe.events..", "..stripe.list..", "..stripe.state..", "..stripe.change..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("TaskEventLoop")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("..support.thread..", "java.net..");

    @ArchTest
    static final ArchRule nobodyNeedsTheConnectorClasses = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.syncengine.connect.stripe.(**)").should().beFreeOfCycles();
}
