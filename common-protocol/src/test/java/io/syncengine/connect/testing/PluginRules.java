// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Rules for all code that runs inside a worker: a worker runs many plugins in one JVM, so none may touch what they share,
 * and tests must be able to hold time still. Each module adds its own layers.
 */
public final class PluginRules {

    private static final String THREADS = "..support.thread..";

    /** Metrics of the worker are named by one class, so that the others load on workers that have none. */
    @ArchTest
    static final ArchRule oneClassNamesPluginMetrics = noClasses()
            .that()
            .doNotHaveSimpleName("PluginMetricsRegistry")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.common.metrics.PluginMetrics");

    /** The worker's JSON converter, which a worker may lack, is named by one class. */
    @ArchTest
    static final ArchRule oneClassNamesTheJsonConverter = noClasses()
            .that()
            .doNotHaveSimpleName("WorkerJson")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.connect.json..");

    @ArchTest
    static final ArchRule onlyThePublicApiOfConnect = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.connect.runtime..",
                    "org.apache.kafka.connect.transforms..",
                    "org.apache.kafka.common.utils..",
                    "org.apache.kafka.common.metrics.internals..");

    @ArchTest
    static final ArchRule nothingOfPackaging = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.syncengine.connect.quickstart..",
                    "io.syncengine.connect.simulator..",
                    "io.syncengine.connect.simulators..",
                    "io.syncengine.connect.testing..");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(readsTheWallClock())
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule threadsComeFromTheFactory = noClasses()
            .that()
            .resideOutsideOfPackage(THREADS)
            .should()
            .callConstructorWhere(JavaCall.Predicates.target(owner(assignableTo(Thread.class))))
            .orShould()
            .callMethodWhere(makesThreadsOfItsOwn());

    @ArchTest
    static final ArchRule theJvmIsSharedWithOthers = noClasses()
            .should()
            .callMethodWhere(changesTheJvm())
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?");

    @ArchTest
    static final ArchRule classesAreFinal = classes()
            .that(not(name("package-info")))
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule packagesAreNullMarkedAndDescribed =
            classes().that().areTopLevelClasses().should(liveInANullMarkedPackage());

    private PluginRules() {}

    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        return DescribedPredicate.describe("reads the wall clock", call -> {
            JavaClass type = call.getTargetOwner();
            String method = call.getName();
            boolean now = type.getPackageName().equals("java.time")
                    && method.equals("now")
                    && call.getTarget().getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
            return now || (type.isEquivalentTo(System.class) && method.equals("currentTimeMillis"));
        });
    }

    private static DescribedPredicate<JavaCall<?>> makesThreadsOfItsOwn() {
        Set<String> harmless =
                Set.of("callable", "unconfigurableExecutorService", "unconfigurableScheduledExecutorService");
        return DescribedPredicate.describe(
                "makes threads without a factory",
                call -> call.getTargetOwner().isEquivalentTo(Executors.class)
                        && !harmless.contains(call.getName())
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(p -> p.isEquivalentTo(ThreadFactory.class)));
    }

    private static DescribedPredicate<JavaCall<?>> changesTheJvm() {
        Set<String> forbidden = Set.of(
                "java.lang.System.exit",
                "java.lang.System.setProperty",
                "java.lang.System.setProperties",
                "java.lang.System.setOut",
                "java.lang.System.setErr",
                "java.lang.Runtime.exit",
                "java.lang.Runtime.halt",
                "java.lang.Runtime.addShutdownHook",
                "java.util.Locale.setDefault",
                "java.util.TimeZone.setDefault",
                "java.net.Authenticator.setDefault");
        return DescribedPredicate.describe(
                "changes the JVM that others run in",
                call -> forbidden.contains(call.getTargetOwner().getName() + "." + call.getName())
                        || call.getTargetOwner().getName().equals("java.sql.DriverManager"));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package with a package-info that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                boolean marked = home.isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, home.getName() + " has no @NullMarked package-info"));
            }
        };
    }
}
