package io.tributary.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

@AnalyzeClasses(
        packages = "io.tributary.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("io.tributary.gateway.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a part that needs another that needs it cannot be changed alone");

    @ArchTest
    static final ArchRule MQTT_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mqtt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.eclipse.paho..", "org.springframework.integration..")
                    .because("what is promised holds for any client");

    @ArchTest
    static final ArchRule KAFKA_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("what is promised holds for any client");

    @ArchTest
    static final ArchRule THE_JOURNAL_KNOWS_NO_TRANSPORT_AND_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAPackage("..gateway.journal..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.tributary.gateway..")
                                    .and(not(resideInAnyPackage("io.tributary.gateway.journal.."))))
                    .because("the store at the edge rests on nothing but the disk");

    @ArchTest
    static final ArchRule ONLY_LIBRARIES_ARE_SHARED =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.tributary..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.tributary.gateway..",
                                                            "io.tributary.topology..",
                                                            "io.tributary.mqtt.."))))
                    .because(
                            "services depend on topology, those at the edge on mqtt-connection, never on one another");

    @ArchTest
    static final ArchRule SETTINGS_ARE_TYPED_AND_OF_ONE_FEATURE =
            classes()
                    .that()
                    .areAnnotatedWith(ConfigurationProperties.class)
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .beRecords()
                    .because("a setting belongs to one feature and never changes");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            fields().should()
                    .notBeAnnotatedWith(Autowired.class)
                    .andShould()
                    .notBeAnnotatedWith(Value.class)
                    .because("a constructor shows what a type needs");

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("services log");

    @ArchTest
    static final ArchRule ONE_PLACE_ENDS_THE_PROCESS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..gateway.process..")
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .because("tests and operators must be able to tell why it ended");

    @ArchTest
    static final ArchRule TEXT_IS_TURNED_WITH_A_LOCALE_AND_A_CHARSET =
            noClasses()
                    .should()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase")
                    .orShould()
                    .callMethod(String.class, "getBytes")
                    .orShould()
                    .callConstructor(String.class, byte[].class)
                    .because("the machine's own locale and charset are not the data's");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(resideInNullMarkedPackage())
                    .because("the compiler checks only what is marked");

    @ArchTest
    static final ArchRule TYPES_ARE_PUBLIC_ONLY_FOR_OTHER_PACKAGES =
            classes()
                    .that()
                    .haveModifier(JavaModifier.PUBLIC)
                    .and()
                    .areTopLevelClasses()
                    .and(not(belongToAnyOf(GatewayApplication.class)))
                    // ArchUnit does not see who catches them
                    .and(not(assignableTo(Throwable.class)))
                    .should(beUsedByAnotherPackage())
                    .because("what is public cannot be changed without looking around");

    private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is not"));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used =
                        Stream.concat(Stream.of(type), nestedIn(type))
                                .flatMap(one -> one.getDirectDependenciesToSelf().stream())
                                .anyMatch(
                                        use ->
                                                !use.getOriginClass()
                                                        .getPackage()
                                                        .equals(type.getPackage()));
                events.add(new SimpleConditionEvent(type, used, type.getName() + " is not"));
            }
        };
    }

    private static Stream<JavaClass> nestedIn(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(one -> one.getName().startsWith(type.getName() + "$"));
    }
}
