// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way things depend on each other, in the order in which data goes. */
@AnalyzeClasses(packages = "io.transfersaga", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule theLanguageNeedsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.transfersaga.events")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.transfersaga.events", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule rocketMqIsKnownToTheBridgeMessagingAndTheEmbeddedBroker = noClasses()
            .that(not(resideInAnyPackage(
                    "io.transfersaga.rocketmq..", "io.transfersaga..messaging..", "io.transfersaga.standalone..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.rocketmq..");

    /** They look at the broker's messages, deliver them again and lose some; else they are callers like all others. */
    @ArchTest
    static final ArchRule scenariosReachTheServicesFromOutside = noClasses()
            .that()
            .resideInAPackage("io.transfersaga.standalone.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.transfersaga.account..", "io.transfersaga.saga..");

    @ArchTest
    static final ArchRule theWrongWaysAreOnlyForShow = classes()
            .that()
            .resideInAPackage("io.transfersaga.standalone.scenario.naive..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("io.transfersaga.standalone.scenario..");

    @ArchTest
    static final ArchRule theWrongWaysNeedOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.transfersaga.standalone.scenario.naive..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.transfersaga.standalone.scenario.naive..",
                    "java..",
                    "com.sun.net.httpserver..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule theBridgeKnowsNothingOfTransfers = noClasses()
            .that()
            .resideInAPackage("io.transfersaga.rocketmq..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.transfersaga..")
                    .and(not(resideInAnyPackage(
                            "io.transfersaga.rocketmq..", "io.transfersaga.crash", "io.transfersaga.grouping"))));

    @ArchTest
    static final ArchRule theEngineKnowsNothingOfTransfers = noClasses()
            .that()
            .resideInAnyPackage("io.transfersaga.engine..", "io.transfersaga.fence")
            .should()
            .dependOnClassesThat(resideInAPackage("io.transfersaga..")
                    .and(not(resideInAnyPackage(
                            "io.transfersaga.engine..",
                            "io.transfersaga.fence",
                            "io.transfersaga.rocketmq",
                            "io.transfersaga.rounds",
                            "io.transfersaga.database"))));

    @ArchTest
    static final ArchRule whereAProcessMayDieIsOnlyNamed = noClasses()
            .that()
            .resideInAPackage("io.transfersaga.crash")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.transfersaga..").and(not(resideInAPackage("io.transfersaga.crash"))));

    @ArchTest
    static final ArchRule theBridgeNeedsSpringOnlyWhereItSaysSo = noClasses()
            .that()
            .resideInAPackage("io.transfersaga.rocketmq")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule theLedgerKnowsNoMessaging = noClasses()
            .that()
            .resideInAPackage("io.transfersaga.account.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.transfersaga.account.messaging..",
                    "io.transfersaga.account.transfer..",
                    "org.apache.rocketmq..");

    @ArchTest
    static final ArchRule decisionsNeedNoFramework = noClasses()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .or()
            .haveSimpleNameEndingWith("Policies")
            .or()
            .haveSimpleNameEndingWith("Process")
            .or()
            .haveSimpleNameEndingWith("Admission")
            .or()
            .haveSimpleName("FenceStep")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework..");

    @ArchTest
    static final ArchRule theServicesDoNotKnowEachOther = slices().matching(
                    "io.transfersaga.(account|saga|standalone)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("io.transfersaga.standalone.."), resideInAPackage("io.transfersaga.."));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.transfersaga.(**)").should().beFreeOfCycles();
}
