package dev.riskdex;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.riskdex.crawler.extract.worker.ExtractionWorker;

/** What may know what. The poms hold the arrows between modules, too; here they are in one place. */
@AnalyzeClasses(packages = "dev.riskdex", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DATA_MODEL = "dev.riskdex.model..";
    private static final String DATA_POLICY = "dev.riskdex.policy..";
    private static final String DATA_FILES = "dev.riskdex.data..";
    private static final String CRAWLER = "dev.riskdex.crawler..";
    private static final String CLASSIFIER = "dev.riskdex.classifier..";
    private static final String CATALOG = "dev.riskdex.catalog..";
    private static final String WEB = "dev.riskdex.web..";
    private static final String CLI = "dev.riskdex.cli..";

    @ArchTest
    static final ArchRule DATA_SEES_ONLY_ITSELF = noClasses()
            .that()
            .resideInAnyPackage(DATA_MODEL, DATA_POLICY, DATA_FILES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CRAWLER, CLASSIFIER, CATALOG, WEB, CLI);

    @ArchTest
    static final ArchRule CRAWLER_SEES_ONLY_DATA = noClasses()
            .that()
            .resideInAPackage(CRAWLER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLASSIFIER, CATALOG, WEB, CLI);

    @ArchTest
    static final ArchRule CLASSIFIER_SEES_ONLY_DATA = noClasses()
            .that()
            .resideInAPackage(CLASSIFIER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CRAWLER, CATALOG, WEB, CLI);

    @ArchTest
    static final ArchRule THE_CATALOGUE_KNOWS_NO_PAGES_AND_NO_COMMANDS = noClasses()
            .that()
            .resideInAPackage(CATALOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WEB, CLI);

    @ArchTest
    static final ArchRule PAGES_KNOW_NO_COMMANDS = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    @ArchTest
    static final ArchRule PACKAGES_OF_A_MODULE_HAVE_NO_CYCLES =
            slices().matching("dev.riskdex.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_CRAWLER_HAVE_NO_CYCLES =
            slices().matching("dev.riskdex.crawler.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_CLASSIFIER_HAVE_NO_CYCLES =
            slices().matching("dev.riskdex.classifier.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_IN_THE_CLASSIFIER_LOOKS_UP_TO_ITS_STEPS = noClasses()
            .that()
            .resideInAPackage("dev.riskdex.classifier.(score|signal|text|policy)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.riskdex.classifier");

    @ArchTest
    static final ArchRule WHAT_A_PAGE_SHOWS_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("dev.riskdex.web.page")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.riskdex.web", "io.javalin..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_AND_SERVER_LOG = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "ch.qos.logback..");

    /** A worker is a process of its own, which answers on its standard output. */
    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .and()
            .doNotBelongToAnyOf(ExtractionWorker.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule OTHERS_LOG_THROUGH_SLF4J = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule ONLY_THE_FETCHER_KNOWS_OKHTTP = noClasses()
            .that()
            .resideOutsideOfPackage("dev.riskdex.crawler.net..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_THE_CATALOGUE_KNOWS_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage(CATALOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..");

    @ArchTest
    static final ArchRule ONLY_THE_SEARCH_KNOWS_THE_INDEX = noClasses()
            .that()
            .resideOutsideOfPackage("dev.riskdex.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..");
}
