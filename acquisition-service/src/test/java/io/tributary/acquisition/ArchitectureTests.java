package io.tributary.acquisition;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

@AnalyzeClasses(
        packagesOf = AcquisitionApplication.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String OURS = "io.tributary.acquisition..";

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.tributary.acquisition.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("each feature is to be understood and changed without the others");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            are(resideInAPackage("io.tributary.."))
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            OURS,
                                                            "io.tributary.topology..",
                                                            "io.tributary.mqtt.."))))
                    .because(
                            "services share topology, those at the edge mqtt-connection, and nothing of one another");

    @ArchTest
    static final ArchRule NO_KAFKA =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("acquisition does not know Kafka");

    @ArchTest
    static final ArchRule TRANSPORT_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mqtt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.eclipse.paho..",
                            "org.springframework.integration..",
                            "org.springframework.messaging..")
                    .because("what becomes of a message does not hang on how it came");

    @ArchTest
    static final ArchRule DECODING_WITHOUT_FRAMEWORK =
            noClasses()
                    .that()
                    .resideInAnyPackage("..telemetry..", "..presence..", "..rejection..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "io.micrometer..")
                    .because("decoding is plain functions, used by benchmarks too");

    @ArchTest
    static final ArchRule SETTINGS =
            classes()
                    .that()
                    .areAnnotatedWith(ConfigurationProperties.class)
                    .should()
                    .beRecords()
                    .andShould()
                    .bePackagePrivate()
                    .because("settings are read where they belong, and never change");

    @ArchTest
    static final ArchRule CONSTRUCTOR_INJECTION =
            noFields()
                    .should()
                    .beAnnotatedWith(Autowired.class)
                    .orShould()
                    .beAnnotatedWith(Value.class)
                    .because("the constructor says what is needed");

    @ArchTest
    static final ArchRule NO_CONSOLE =
            noClasses().should(ACCESS_STANDARD_STREAMS).because("services log");

    @ArchTest
    static final ArchRule EXIT =
            noClasses()
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .because("only a session that was taken over ends the process");

    @ArchTest
    static final ArchRule LOCALE_AND_CHARSET =
            noClasses()
                    .should()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase")
                    .orShould()
                    .callMethod(String.class, "getBytes")
                    .orShould()
                    .callConstructor(String.class, byte[].class)
                    .because("what a device sends means the same on every machine");

    @ArchTest
    static final ArchRule NULL_MARKED =
            classes()
                    .should(
                            satisfy(
                                    "be in a null-marked package",
                                    type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
                    .because("NullAway looks only there");

    @ArchTest
    static final ArchRule PUBLIC_FOR_A_REASON =
            classes()
                    .that()
                    .haveModifier(JavaModifier.PUBLIC)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotBelongToAnyOf(AcquisitionApplication.class)
                    .should(satisfy("be used by another package", usedElsewhere()))
                    .because("what is public cannot be changed without asking");

    private static DescribedPredicate<JavaClass> usedElsewhere() {
        return DescribedPredicate.describe(
                "used elsewhere",
                type ->
                        type.getPackage().getClasses().stream()
                                .filter(one -> one.getName().startsWith(type.getName()))
                                .flatMap(one -> one.getDirectDependenciesToSelf().stream())
                                .anyMatch(
                                        use ->
                                                !use.getOriginClass()
                                                        .getPackageName()
                                                        .equals(type.getPackageName())));
    }

    private static ArchCondition<JavaClass> satisfy(
            String description, Predicate<JavaClass> condition) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(
                        new SimpleConditionEvent(
                                type,
                                condition.test(type),
                                type.getName() + " should " + description));
            }
        };
    }
}
