package io.tributary.access;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.tributary.architecture.CodeRules;

@AnalyzeClasses(
        packages = "io.tributary.access",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests SHARED = ArchTests.in(CodeRules.class);
}
