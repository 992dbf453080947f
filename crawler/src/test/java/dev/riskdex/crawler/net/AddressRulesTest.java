package dev.riskdex.crawler.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.net.AddressTable.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, FORBIDDEN",
        "0.1.2.3, FORBIDDEN",
        "1.0.0.0, PUBLIC",
        "9.255.255.255, PUBLIC",
        "10.0.0.1, PRIVATE",
        "11.0.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.64.0.1, PRIVATE",
        "100.100.100.200, FORBIDDEN",
        "100.127.255.255, PRIVATE",
        "100.128.0.0, PUBLIC",
        "127.0.0.1, PRIVATE",
        "127.255.255.255, PRIVATE",
        "128.0.0.1, PUBLIC",
        "168.63.129.15, PUBLIC",
        "168.63.129.16, FORBIDDEN",
        "169.253.255.255, PUBLIC",
        "169.254.0.1, FORBIDDEN",
        "169.254.169.254, FORBIDDEN",
        "169.254.170.2, FORBIDDEN",
        "169.255.0.0, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.0, PUBLIC",
        "192.0.0.1, FORBIDDEN",
        "192.0.1.1, PUBLIC",
        "192.0.2.1, FORBIDDEN",
        "192.88.99.1, FORBIDDEN",
        "192.167.255.255, PUBLIC",
        "192.168.1.1, PRIVATE",
        "192.169.0.0, PUBLIC",
        "198.17.255.255, PUBLIC",
        "198.18.0.1, FORBIDDEN",
        "198.19.255.255, FORBIDDEN",
        "198.20.0.0, PUBLIC",
        "198.51.100.1, FORBIDDEN",
        "203.0.113.1, FORBIDDEN",
        "203.0.114.1, PUBLIC",
        "223.255.255.255, PUBLIC",
        "224.0.0.1, FORBIDDEN",
        "239.255.255.255, FORBIDDEN",
        "240.0.0.1, FORBIDDEN",
        "255.255.255.255, FORBIDDEN",
        "::, FORBIDDEN",
        "::1, PRIVATE",
        "::127.0.0.1, PRIVATE",
        "::8.8.8.8, PUBLIC",
        "::ffff:10.0.0.1, PRIVATE",
        "::ffff:169.254.169.254, FORBIDDEN",
        "64:ff9b::7f00:1, PRIVATE",
        "64:ff9b::a9fe:a9fe, FORBIDDEN",
        "64:ff9b::808:808, PUBLIC",
        "64:ff9b:1::808:808, FORBIDDEN",
        "2002:7f00:1::, PRIVATE",
        "2002:a9fe:a9fe::, FORBIDDEN",
        "2002:808:808::, PUBLIC",
        "2001:0:7f00:1::f7f7:f7f7, PRIVATE",
        "2001:0:808:808::80ff:fffe, PRIVATE",
        "2001:0:808:808::f7f7:f7f7, PUBLIC",
        "2001:db8::1, FORBIDDEN",
        "2606:4700::1, PUBLIC",
        "fc00::1, PRIVATE",
        "fd12:3456::1, PRIVATE",
        "fd00:ec2::254, FORBIDDEN",
        "fe80::1, FORBIDDEN",
        "fec0::1, FORBIDDEN",
        "ff02::1, FORBIDDEN",
        "100::1, FORBIDDEN",
        "3fff::1, FORBIDDEN",
    })
    void judgesAddresses(String address, Verdict verdict) throws UnknownHostException {
        assertThat(AddressTable.verdict(InetAddress.getByName(address))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://example.com:443/x?y=z",
                "https://xn--bcher-kva.example/",
                "https://bücher.example/",
                "https://1.2.3.4.example.com/",
                "https://internal.example.com/",
                "https://localhost.example.com/",
                "https://0x7f.example/",
            })
    void letsPublicAddressesPass(String url) {
        assertThat(new AddressRules(false).objection(HttpUrl.get(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com:8443/",
                "https://8.8.8.8/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://①②⑦.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://a.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://example.com./",
            })
    void refusesWhatDataMayNotName(String url) {
        assertThat(new AddressRules(false).objection(HttpUrl.get(url))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/, true",
        "http://localhost:8080/, true",
        "http://[::1]:8080/, true",
        "http://10.0.0.1/, true",
        "http://169.254.169.254/, false",
        "http://[fd00:ec2::254]/, false",
        "http://2130706433/, false",
        "http://0177.0.0.1/, false",
        "http://0.0.0.0/, false",
        "http://user@localhost/, false",
        "http://metadata.google.internal/, false",
    })
    void allowsPrivateAddressesOnRequestButNeverSpecialOnes(String url, boolean allowed) {
        assertThat(new AddressRules(true).objection(HttpUrl.get(url)).isEmpty()).isEqualTo(allowed);
    }
}
