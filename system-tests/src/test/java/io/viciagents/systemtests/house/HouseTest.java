package io.viciagents.systemtests.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** See docs/adr/0001-modules.md. */
@AnalyzeClasses(packages = "io.viciagents", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule the_agent_node_never_speaks_ari_and_never_speaks_to_vicidial = noClasses()
            .that()
            .resideInAPackage("io.viciagents.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ch.loway..", "io.viciagents.dispatcher..", "io.viciagents.vicidial..");

    @ArchTest
    static final ArchRule the_dispatcher_never_touches_audio = noClasses()
            .that()
            .resideInAPackage("io.viciagents.dispatcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.viciagents.node..", "io.netty..", "com.microsoft.cognitiveservices..");

    @ArchTest
    static final ArchRule hazelcast_is_imported_only_in_cluster = noClasses()
            .that()
            .resideOutsideOfPackage("io.viciagents.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hazelcast..", "io.vertx.spi.cluster.hazelcast..");

    @ArchTest
    static final ArchRule ari4java_is_imported_only_in_the_ari_package = noClasses()
            .that()
            .resideOutsideOfPackage("io.viciagents.dispatcher.ari..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ch.loway..");

    @ArchTest
    static final ArchRule the_libraries_know_no_service = noClasses()
            .that()
            .resideInAnyPackage("io.viciagents.service..", "io.viciagents.cluster..", "io.viciagents.vicidial..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.viciagents.dispatcher..", "io.viciagents.node..", "io.viciagents.systemtests..");

    @ArchTest
    static final ArchRule the_contract_and_vicidial_know_nothing_of_each_other = noClasses()
            .that()
            .resideInAPackage("io.viciagents.vicidial..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.viciagents.cluster..");

    @ArchTest
    static final ArchRule rtp_knows_nothing_of_calls = noClasses()
            .that()
            .resideInAnyPackage("io.viciagents.node.rtp..", "io.viciagents.node.audio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.viciagents.node.host..",
                    "io.viciagents.node.conversation..",
                    "io.viciagents.node.media..",
                    "io.viciagents.cluster..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("io.viciagents.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule there_are_no_junk_drawers = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..impl..");

    @ArchTest
    static void the_rules_see_the_whole_house(JavaClasses house) {
        for (String module : new String[] {"service", "cluster", "vicidial", "dispatcher.ari", "node.media"}) {
            assertThat(house.stream().anyMatch(type -> type.getPackageName().startsWith("io.viciagents." + module)))
                    .as(module)
                    .isTrue();
        }
    }
}
