// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.syncengine.connect.testing.PluginRules;
import org.apache.kafka.connect.errors.DataException;

@AnalyzeClasses(packages = "io.syncengine.connect.postgres", importOptions = ImportOption.DoNotIncludeTests.class)
final class PostgresArchTest {

    private static final String ROOT = "io.syncengine.connect.postgres";

    @ArchTest
    static final ArchTests plugin = ArchTests.in(PluginRules.class);

    @ArchTest
    static final ArchRule fewPackagesTalkToTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..postgres.check..", "..postgres.connect..", "..postgres.schema..", "..postgres.write..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    /** A row that cannot be stored is a matter between writer and task; its record only travels along, to be reported. */
    @ArchTest
    static final ArchRule connectStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat(
                    connectBeyond(DescribedPredicate.or(type(DataException.class), simpleName("SinkRecord"))));

    @ArchTest
    static final ArchRule recordsTravelWithTheirRowsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, "..postgres.write..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.connect.."));

    @ArchTest
    static final ArchRule kafkasSettingsStayInTheConfigPackage = noClasses()
            .that()
            .resideInAnyPackage("..postgres.schema..", "..postgres.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    /** Texts and decisions are tested without a server. */
    @ArchTest
    static final ArchRule statementsAndPlansNeedNoDatabase = noClasses()
            .that()
            .haveSimpleName("Ddl")
            .or()
            .haveSimpleName("TablePlanner")
            .or()
            .haveSimpleName("Refusals")
            .or()
            .haveSimpleName("Identifiers")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule tablesKnowNothingOfSettingsAndRows = noClasses()
            .that()
            .resideInAnyPackage("..postgres.schema..", "..postgres.connect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..postgres.config..", "..postgres.write..", ROOT);

    @ArchTest
    static final ArchRule noWebAndNoOtherConnector = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "okhttp3..",
                    "io.swagger..",
                    "com.google..",
                    "io.syncengine.connect.stripe..",
                    "io.syncengine.connect.sheets..");

    @ArchTest
    static final ArchRule nobodyNeedsTheConnectorClasses = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.syncengine.connect.postgres.(**)").should().beFreeOfCycles();

    private static DescribedPredicate<JavaClass> connectBeyond(DescribedPredicate<? super JavaClass> allowed) {
        return resideInAPackage("org.apache.kafka.connect..").and(DescribedPredicate.not(allowed));
    }
}
