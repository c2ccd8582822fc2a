// Addresses that the web does not lead to, in every way that a link can write them.
import { isPrivateHost, isPrivateUrl } from '../../../nodes/shared/util/hosts';

const hostOf = (host: string) => new URL(`http://${host}/a.mp4`).hostname;

test.each([
	...['0.0.0.0', '0.1.2.3', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.1'],
	...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.7'],
	...['192.168.0.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.9'],
	...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '0x7f.1', '2130706433'],
	...['[::]', '[::1]', '[::ffff:10.0.0.1]', '[::7f00:1]', '[64:ff9b::10.0.0.1]'],
	...['[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::1]', '[2002:a00:1::]', '[2001:db8::1]', '[fc00::1]'],
	...['[fdff::1]', '[fe80::1]', '[febf::1]', '[fec0::1]', '[feff::1]', '[ff02::1]'],
	...['localhost', 'LOCALHOST.', 'a.localhost', 'minio', 'nas.local', 'db.internal', 'pc.lan'],
	'router.home.arpa',
])('%s is private', (host) => {
	expect(isPrivateHost(hostOf(host))).toBe(true);
});

test.each([
	...['8.8.8.8', '100.63.0.1', '100.128.0.1', '172.15.0.1', '172.32.0.1', '192.0.1.1'],
	...['192.167.0.1', '198.17.0.1', '198.20.0.1', '223.255.255.255', '1.1.1.1'],
	...['[2606:4700::1111]', '[64:ff9b::8.8.8.8]', '[2002:808:808::]', '[fbff::1]'],
	...['example.com', 'localhost.example.com', 'local.example.com', 'fd00.example.com'],
])('%s is public', (host) => {
	expect(isPrivateHost(hostOf(host))).toBe(false);
});

test('what is no link is no private one', () => {
	expect(['', 'minio', 'http://'].map(isPrivateUrl)).toEqual([false, false, false]);
	expect(isPrivateUrl('http://127.0.0.1:9/')).toBe(true);
});
