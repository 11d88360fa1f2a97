// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.syncengine.connect.testing.PluginRules;

@AnalyzeClasses(
        packages = {"io.syncengine.connect.protocol", "io.syncengine.connect.support", "io.syncengine.connect.json"},
        importOptions = ImportOption.DoNotIncludeTests.class)
final class CommonProtocolArchTest {

    @ArchTest
    static final ArchTests plugin = ArchTests.in(PluginRules.class);

    @ArchTest
    static final ArchRule theContractNeedsNoSupport = noClasses()
            .that()
            .resideInAPackage("..protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..support..");

    @ArchTest
    static final ArchRule supportKnowsNothingOfTheContract = noClasses()
            .that()
            .resideInAPackage("..support..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..protocol..");

    /** A connector never sees how its records are written and read; a worker names the converter in its configuration. */
    @ArchTest
    static final ArchRule nothingNeedsTheConverter = noClasses()
            .that()
            .resideOutsideOfPackage("io.syncengine.connect.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.syncengine.connect.json..");

    @ArchTest
    static final ArchRule connectorsAreUnknownHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.syncengine.connect.stripe..",
                    "io.syncengine.connect.postgres..",
                    "io.syncengine.connect.sheets..");

    @ArchTest
    static final ArchRule fewLibraries = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "okhttp3..", "io.swagger..", "com.google..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.syncengine.connect.(**)").should().beFreeOfCycles();
}
