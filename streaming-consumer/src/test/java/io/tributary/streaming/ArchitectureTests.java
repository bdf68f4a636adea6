package io.tributary.streaming;

import static com.tngtech.archunit.base.DescribedPredicate.not;
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
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

@AnalyzeClasses(
        packages = "io.tributary.streaming",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("io.tributary.streaming.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a part that needs another that needs it cannot be changed alone");

    @ArchTest
    static final ArchRule ELASTICSEARCH_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..elasticsearch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("co.elastic..")
                    .because("what is written is decided without knowing the client");

    @ArchTest
    static final ArchRule KAFKA_STAYS_AT_THE_EDGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                    .because("what becomes of a record is decided without knowing the client");

    @ArchTest
    static final ArchRule ONLY_THE_LIBRARY_IS_SHARED =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.tributary..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.tributary.streaming..",
                                                            "io.tributary.topology.."))))
                    .because("services depend on topology, never on one another");

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
                    .and(not(belongToAnyOf(StreamingConsumerApplication.class)))
                    .should(beUsedByAnotherPackage())
                    .because("what is public cannot be changed without looking around");

    private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, describe(type, "marked")));
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
                events.add(new SimpleConditionEvent(type, used, describe(type, "used")));
            }
        };
    }

    private static Stream<JavaClass> nestedIn(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(one -> one.getName().startsWith(type.getName() + "$"));
    }

    private static String describe(JavaClass type, String what) {
        return String.format(Locale.ROOT, "%s is not %s", type.getName(), what);
    }
}
