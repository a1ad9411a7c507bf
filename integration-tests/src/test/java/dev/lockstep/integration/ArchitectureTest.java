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
import java.io.Serializable;

/**
 * The modules use each other in one direction only: api from numerics from backends; api from nn from models from trainer from bench and serve from cli;
 * and the kit from cli. Nowhere do packages use each other in a circle.
 */
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
            .resideInAPackage("dev.lockstep.conformance..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.conformance..", "dev.lockstep.api..", "dev.lockstep.numerics..", "java..")
            .because("it runs without a test framework, for certify and before a driver is trusted");

    @ArchTest
    static final ArchRule kitForJUnitDependsOnTheConformanceKit = classes()
            .that()
            .resideInAPackage("dev.lockstep.tck..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.tck..",
                    "dev.lockstep.conformance..",
                    "dev.lockstep.api..",
                    "java..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons.support..",
                    "org.opentest4j..");

    @ArchTest
    static final ArchRule extensionsOfJUnitKnowNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.backend..", "dev.lockstep.cli..", "dev.lockstep.bench..");

    @ArchTest
    static final ArchRule backendsKnowNeitherNetworksNorCommandLine = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.backend..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.nn..",
                    "dev.lockstep.models..",
                    "dev.lockstep.trainer..",
                    "dev.lockstep.bench..",
                    "dev.lockstep.cli..",
                    "dev.lockstep.tck..");

    @ArchTest
    static final ArchRule noBackendKnowsAnother =
            slices().matching("dev.lockstep.backend.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule networksDependOnTheApiAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.nn..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "dev.lockstep.numerics.function..",
                    "dev.lockstep.numerics.random..",
                    "java..");

    @ArchTest
    static final ArchRule onlyRandomStreamsAndSchedulesUseFunctionsOfTheContractDirectly = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.nn..")
            .and()
            .resideOutsideOfPackages("dev.lockstep.nn.random", "dev.lockstep.nn.optimizer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.numerics..")
            .because("all else computes on backends");

    @ArchTest
    static final ArchRule dataDependOnNumbersAndCsvAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.data..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.data..",
                    "dev.lockstep.nn.initializer..",
                    "dev.lockstep.numerics.function..",
                    "dev.lockstep.api..",
                    "java..",
                    "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule modelsDependOnNetworksYamlAndJsonAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.models..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.models..",
                    "dev.lockstep.data..",
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "java..",
                    "org.snakeyaml.engine..",
                    "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule onnxDependsOnModelsAndItsLibraryAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.onnx..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.onnx..",
                    "dev.lockstep.models..",
                    "dev.lockstep.data..",
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "java..",
                    "ai.onnx.proto..",
                    "com.google.protobuf..");

    @ArchTest
    static final ArchRule onlyOnnxNamesProtobuf = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lockstep.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule trainerDependsOnModelsAndNetworksAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.trainer..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.trainer..",
                    "dev.lockstep.models..",
                    "dev.lockstep.data..",
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "java..",
                    "com.fasterxml.jackson.core..")
            .because(
                    "whoever trains in a program of their own gets no library for it but readers of YAML, JSON and CSV");

    @ArchTest
    static final ArchRule serveDependsOnTheTrainerItsServerAndItsMetersAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.serve..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.serve..",
                    "dev.lockstep.trainer.model..",
                    "dev.lockstep.models..",
                    "dev.lockstep.data..",
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "java..",
                    "com.sun.management..",
                    "com.sun.net.httpserver..",
                    "com.fasterxml.jackson.core..",
                    "io.micrometer..");

    @ArchTest
    static final ArchRule reportsDependOnTrainingAndJsonAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.report..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.report..",
                    "dev.lockstep.trainer..",
                    "dev.lockstep.models..",
                    "dev.lockstep.data..",
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "java..",
                    "javax.imageio..",
                    "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule onlyTheWriterOfPngUsesTheModuleForDesktops = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.lockstep.report.plot.ImageCanvas")
            .and()
            .doNotHaveFullyQualifiedName("dev.lockstep.report.plot.PngWriter")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..")
            .because("a JVM without it draws SVG");

    @ArchTest
    static final ArchRule distributedDependsOnTheTrainerAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.distributed..")
            .and()
            .resideOutsideOfPackage("dev.lockstep.distributed.spark..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.distributed..",
                    "dev.lockstep.trainer..",
                    "dev.lockstep.models..",
                    "dev.lockstep.nn..",
                    "dev.lockstep.api..",
                    "java..",
                    "javax.crypto..");

    @ArchTest
    static final ArchRule distributedOnSparkDependsOnDistributedAndSparkAlone = classes()
            .that()
            .resideInAPackage("dev.lockstep.distributed.spark..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockstep.distributed..",
                    "dev.lockstep.trainer..",
                    "dev.lockstep.models..",
                    "dev.lockstep.api..",
                    "java..",
                    "org.apache.hadoop..",
                    "org.apache.spark..",
                    "scala..")
            .because("executors are sent this and no other library");

    @ArchTest
    static final ArchRule onlyDistributedOnSparkNamesSpark = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lockstep.distributed.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.hadoop..", "org.apache.spark..", "scala..", "dev.lockstep.distributed.spark..");

    @ArchTest
    static final ArchRule onlyTheCommandLineUsesDistributed = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lockstep.distributed..", "dev.lockstep.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.distributed..");

    @ArchTest
    static final ArchRule benchKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lockstep.backend..", "dev.lockstep.tck..", "dev.lockstep.cli..");

    @ArchTest
    static final ArchRule noPackagesUseEachOtherInACircle =
            slices().matching("dev.lockstep.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBelowKnowsWhatRunsCommands = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.cli.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.cli");

    @ArchTest
    static final ArchRule noCommandKnowsAnother =
            slices().matching("dev.lockstep.cli.command.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule networksKnowNoKernels = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.nn..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.api.spi..");

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
            .resideOutsideOfPackage("dev.lockstep.conformance..")
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
                    "dev.lockstep.bench..",
                    "dev.lockstep.cli.command..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.assignableTo(ProductBaseline.class)
                    .or(JavaClass.Predicates.resideInAPackage("dev.lockstep.backend.blas.internal.baseline..")));

    @ArchTest
    static final ArchRule nothingIsReadOrWrittenByJavaSerialization = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(Object(In|Out)put(Stream|Filter)?|Externalizable)|java\\.beans\\.XML.*|java\\.rmi\\..*")
            .because("bytes from a file would choose the classes to be made");

    @ArchTest
    static final ArchRule nothingButErrorsAndEnumsIsSerializable = noClasses()
            .that()
            .areNotAssignableTo(Throwable.class)
            .and()
            .areNotEnums()
            .and()
            .areNotAssignableTo(Enum.class)
            .should()
            .beAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule servingListensAndConnectsToNobody = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.serve..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(http\\..*|Socket|DatagramSocket|.*URLConnection)|java\\.nio\\.channels\\..*Socket.*");

    @ArchTest
    static final ArchRule nothingConnectsToOtherMachines = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.lockstep.serve.http..",
                    "dev.lockstep.distributed.chain..",
                    "dev.lockstep.distributed.driver..",
                    "dev.lockstep.distributed.run..",
                    "dev.lockstep.distributed.spark..",
                    "dev.lockstep.distributed.worker..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(http\\..*|.*Socket.*|.*URLConnection|InetAddress)|java\\.nio\\.channels\\..*Socket.*");
}
