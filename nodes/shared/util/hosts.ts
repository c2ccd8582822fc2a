import { parsedUrl } from './url';

const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/**
 * Networks that the web does not lead to: address and length of the prefix in bits.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const PRIVATE_V4: ReadonlyArray<readonly [string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	// Multicast, and all that is reserved behind it.
	['224.0.0.0', 3],
];

/** An address that only this machine or its network can reach. */
export function isPrivateHost(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/\.$/, '');
	if (name.startsWith('[')) return isPrivateV6(groupsOf(name.slice(1, -1)));
	const address = v4Of(name);
	if (address !== null) return isPrivateV4(address);
	// A name without a dot is one of a company's or a container's network.
	return PRIVATE_NAMES.test(name) || !name.includes('.');
}

/** The same for a whole address of the web; false for anything else. */
export function isPrivateUrl(url: string): boolean {
	const parsed = parsedUrl(url);
	return parsed !== null && isPrivateHost(parsed.hostname);
}

/** An address of four numbers as one of 32 bits, as URLs write it; null for a name. */
function v4Of(name: string): number | null {
	if (!/^\d+\.\d+\.\d+\.\d+$/.test(name)) return null;
	return name.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateV4(address: number): boolean {
	return PRIVATE_V4.some(([network, bits]) => {
		const size = 2 ** (32 - bits);
		return Math.floor(address / size) === Math.floor((v4Of(network) ?? 0) / size);
	});
}

/** The eight groups of an address as URLs write it, which may leave out zeros once. */
function groupsOf(address: string): number[] {
	const [head, tail] = address
		.split('::')
		.map((part) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16))));
	const zeros = Array<number>(tail === undefined ? 0 : 8 - head.length - tail.length).fill(0);
	return [...head, ...zeros, ...(tail ?? [])];
}

/** @see https://www.iana.org/assignments/iana-ipv6-special-registry */
function isPrivateV6(groups: readonly number[]): boolean {
	const [first, second] = groups;
	const embedded = groups[6] * 65_536 + groups[7];
	const startsWith = (...prefix: number[]) => prefix.every((group, at) => groups[at] === group);
	// The machine itself, and IPv4 in clothes that no public server wears.
	if (startsWith(0, 0, 0, 0, 0)) return true;
	// NAT64 leads to the IPv4 address at its end; 6to4 to the one behind its prefix.
	if (startsWith(0x64, 0xff9b, 0, 0, 0, 0)) return isPrivateV4(embedded);
	if (startsWith(0x64, 0xff9b, 1)) return true;
	if (first === 0x2002) return isPrivateV4(second * 65_536 + groups[2]);
	// Documentation; unique local; link local and, before it, site local; multicast.
	if (startsWith(0x2001, 0xdb8)) return true;
	return (
		first >= 0xff00 || (first >= 0xfc00 && first < 0xfe00) || (first >= 0xfe80 && first < 0xff00)
	);
}
