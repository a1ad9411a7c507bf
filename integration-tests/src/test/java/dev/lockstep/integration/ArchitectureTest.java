package dev.lockstep.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.ProductBaseline;

/** The modules use each other in one direction only: api from numerics from backends, api from trainer from cli, and the kit from cli. */
@AnalyzeClasses(packages = "dev.lockstep", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule apiDependsOnNothing = classes()
            .that()
            .resideInAPackage("dev.lockstep.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.api..", "java..");

    @ArchTest
    static final ArchRule numericsDependsOnTheApiAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.numerics..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.numerics..", "dev.lockstep.api..", "java..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule conformanceKitDependsOnTheApiAndNumericsAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.tck..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.tck..",
                    "dev.lockstep.api..",
                    "dev.lockstep.numerics..",
                    "java..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons.support..",
                    "org.opentest4j..");

    @ArchTest
    static final ArchRule certificationRunsWithoutJUnit = noClasses()
            .that()
            .haveSimpleName("Certification")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..");

    @ArchTest
    static final ArchRule backendsKnowNeitherTrainerNorCommandLine = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.backend..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.trainer..", "dev.lockstep.cli..", "dev.lockstep.tck..");

    @ArchTest
    static final ArchRule noBackendKnowsAnother =
            slices().matching("dev.lockstep.backend.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule trainerKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.trainer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.backend..", "dev.lockstep.tck..", "dev.lockstep.cli..");

    @ArchTest
    static final ArchRule trainerKnowsNoKernels = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.trainer..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.lockstep.numerics..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("dev.lockstep.numerics.function")));

    @ArchTest
    static final ArchRule trainerDrawsWithTheFunctionsOfTheContractAndComputesOnBackends = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.trainer..")
            .and()
            .resideOutsideOfPackage("dev.lockstep.trainer.random")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.numerics..");

    @ArchTest
    static final ArchRule commandLineKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.numerics..", "dev.lockstep.backend..");

    @ArchTest
    static final ArchRule onlyOnePackageNamesTheVectorApi = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lockstep.numerics.vector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule providersAreFoundAndNotNamed = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lockstep.tck..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.implement(BackendProvider.class))
            .because("backends are found by ServiceLoader");

    @ArchTest
    static final ArchRule onlyMeasurementsUseProductsOutsideTheContract = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.lockstep.api.spi..",
                    "dev.lockstep.backend.blas",
                    "dev.lockstep.backend.blas.internal.baseline..",
                    "dev.lockstep.trainer.bench..",
                    "dev.lockstep.cli.command..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.assignableTo(ProductBaseline.class)
                    .or(JavaClass.Predicates.resideInAPackage("dev.lockstep.backend.blas.internal.baseline..")));
}
