// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.syncengine.connect.testing.PluginRules;

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

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.syncengine.connect.sheets.(**)").should().beFreeOfCycles();
}
