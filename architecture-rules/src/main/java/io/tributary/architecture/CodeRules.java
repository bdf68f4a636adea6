package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/**
 * What all code keeps to, of services and of libraries. A module's tests take it in by {@code
 * ArchTests.in(CodeRules.class)}.
 */
public final class CodeRules {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("io.tributary.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a part that needs another that needs it cannot be changed alone");

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE =
            noClasses()
                    .that(
                            DescribedPredicate.describe(
                                    "are no program's start",
                                    type -> type.tryGetMethod("main", String[].class).isEmpty()))
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
                    .should(
                            Conditions.be(
                                    "in a package that is @NullMarked",
                                    type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
                    .because("the compiler checks only what is marked");

    private CodeRules() {}
}
