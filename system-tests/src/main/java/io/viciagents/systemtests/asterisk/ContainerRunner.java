package io.viciagents.systemtests.asterisk;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.viciagents.systemtests.process.Commands;
import io.viciagents.systemtests.process.Outliving;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Asterisk in a container, by Testcontainers, from the image that {@code scripts/asterisk-image} makes. It shares this
 * machine's network: RTP needs the ports that it tells, both ways, and published ports of a range that large are slow to
 * set up. The instance's folders are mounted under their own paths, so configuration reads the same inside and outside.
 */
final class ContainerRunner implements AsteriskRunner {
    private static final String NOBODY = "65534:65534";
    private final String image;

    ContainerRunner(AsteriskVersion version) {
        image = Project.script("asterisk-image", version.number()).strip();
    }

    @Override
    public String rootAsSeen() {
        return "";
    }

    @Override
    public Running run(Path folder, Path socketFolder) {
        Commands.run(List.of("chown", "-R", NOBODY, folder.toString(), socketFolder.toString()));
        String configuration = folder.resolve("etc/asterisk.conf").toString();
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(ours -> false)
                .withNetworkMode("host")
                .withCreateContainerCmdModifier(create -> prepare(create, folder, socketFolder))
                .withCommand("-C", configuration, "-f");
        container.start();
        Long pid = container.getCurrentContainerInfo().getState().getPidLong();
        if (pid != null) {
            Outliving.forbid(pid);
        }
        return new RunningContainer(container, configuration);
    }

    /** Folders are mounted here, for Testcontainers' own way pulls an image to see whether it may. */
    private static void prepare(CreateContainerCmd create, Path folder, Path socketFolder) {
        HostConfig host = create.getHostConfig();
        if (host == null) {
            throw new IllegalStateException("Testcontainers gave no host configuration to put the folders into");
        }
        create.withUser(NOBODY).withHostConfig(host.withBinds(mounted(folder), mounted(socketFolder)));
    }

    private static Bind mounted(Path folder) {
        return new Bind(folder.toString(), new Volume(folder.toString()));
    }

    /** One container. */
    private record RunningContainer(GenericContainer<?> container, String configuration) implements Running {
        @Override
        public boolean alive() {
            return container.isRunning();
        }

        @Override
        public void stop() {
            if (container.isRunning()) {
                cli("core stop now");
            }
            container.stop();
        }

        @Override
        public void kill() {
            container.stop();
        }

        @Override
        public void freeze() {
            container
                    .getDockerClient()
                    .pauseContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void thaw() {
            container
                    .getDockerClient()
                    .unpauseContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public String cli(String command) {
            try {
                ExecResult result =
                        container.execInContainer("/usr/sbin/asterisk", "-C", configuration, "-rx", command);
                return result.getStdout() + result.getStderr();
            } catch (IOException e) {
                throw new UncheckedIOException("the console of Asterisk in a container did not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Asterisk's console was asked", e);
            }
        }

        @Override
        public String lastLines() {
            return container.getLogs();
        }
    }
}
