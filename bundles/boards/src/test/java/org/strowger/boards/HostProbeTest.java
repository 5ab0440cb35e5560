package org.strowger.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.hal.HostInfo;

public class HostProbeTest {
    @Rule
    public final TemporaryFolder root = new TemporaryFolder();

    private void file(String path, String content) throws IOException {
        Path file = root.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private HostInfo probe() {
        return new HostProbe(root.getRoot().toPath()).probe();
    }

    @Test
    public void aMachineThatSaysNothingIsUnknown() {
        assertThat(probe()).isEqualTo(HostInfo.UNKNOWN);
    }

    @Test
    public void firmwareTellsUnlessTheMakersFileDoes() throws IOException {
        file("sys/class/dmi/id/sys_vendor", "Maker\n");
        file("sys/class/dmi/id/product_name", "T200\n");
        file("sys/class/dmi/id/product_version", "v4 \n");
        assertThat(probe()).isEqualTo(new HostInfo("Maker", "T200", "v4", probe().pci(), probe().usb()));
        file("etc/product", "# made for it\nmodel = T100S\nrevision=v5\n");
        assertThat(probe().model()).isEqualTo("T100S");
        assertThat(probe().revision()).isEqualTo("v5");
        assertThat(probe().vendor()).isEqualTo("Maker");
        file("etc/product", "U600\n");
        assertThat(probe().model()).isEqualTo("U600");
    }

    @Test
    public void boardsAndDeviceTreesStandIn() throws IOException {
        file("sys/firmware/devicetree/base/model", "Some T100\0");
        assertThat(probe().model()).isEqualTo("Some T100");
        file("sys/class/dmi/id/board_name", "T600");
        assertThat(probe().model()).isEqualTo("T600");
    }

    @Test
    public void cardsAndDevicesAreListed() throws IOException {
        file("sys/bus/pci/devices/0000:00:01.0/vendor", "0xD161\n");
        file("sys/bus/pci/devices/0000:00:01.0/device", "0x8005\n");
        file("sys/bus/usb/devices/1-1/idVendor", "12d1\n");
        file("sys/bus/usb/devices/1-1/idProduct", "1506\n");
        file("sys/bus/usb/devices/1-1:1.0/bInterfaceClass", "ff\n");
        assertThat(probe().pci()).containsExactly("d161:8005");
        assertThat(probe().usb()).containsExactly("12d1:1506");
    }

    @Test
    public void whatIsNoTextDoesNoHarm() throws IOException {
        Path file = root.getRoot().toPath().resolve("etc/product");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[100_000]);
        assertThat(probe().model()).isEmpty();
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(probe().model()).isEmpty();
    }
}
