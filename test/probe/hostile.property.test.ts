/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Files that are made to keep a reader busy: what it does and holds is bounded by the number of boxes.
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';

import { createReader, type ByteReader } from '../../nodes/shared/media/bytes';
import { probe, type Probed } from '../../nodes/shared/media/probe';
import { cmov, uint32, write, type Box } from './rewrite';

/** What a reader was asked for. */
interface Effort {
	steps: number;
	/** The most bytes that it had to hold at once. */
	mostBytes: number;
}

async function probeCounted(file: Buffer, mostBoxes?: number) {
	async function* pieces() {
		for (let at = 0; at < file.length; at += 65536) yield file.subarray(at, at + 65536);
	}
	const effort: Effort = { steps: 0, mostBytes: 0 };
	const reader = createReader(pieces());
	const asked = (bytes: number) => {
		effort.steps += 1;
		effort.mostBytes = Math.max(effort.mostBytes, bytes);
	};
	const counted: ByteReader = {
		...reader,
		async take(count) {
			asked(count);
			return await reader.take(count);
		},
		async peek(count) {
			asked(count);
			return await reader.peek(count);
		},
		async goTo(position, wantedBytes) {
			asked(0);
			await reader.goTo(position, wantedBytes);
		},
	};
	return { probed: await probe(counted, file.length, mostBoxes), ...effort };
}

const ftyp = Buffer.concat([uint32(20), Buffer.from('ftypisom\0\0\0\0isom', 'latin1')]);

const repeated = (count: number, box: Buffer) =>
	Buffer.alloc(count * box.length, box.toString('latin1'), 'latin1');

/** Boxes of 8 bytes, each in the one before it. */
function nested(types: readonly string[], depth: number): Buffer {
	const bytes = Buffer.alloc(8 * depth);
	for (let level = 0; level < depth; level++) {
		bytes.writeUInt32BE(8 * (depth - level), 8 * level);
		bytes.write(types[level % types.length], 8 * level + 4, 'latin1');
	}
	return bytes;
}

function within(path: readonly string[], content: Buffer): Buffer {
	return path.reduceRight((inside, type) => write([{ type, content: inside }]), content);
}

function handlerBox(handler: string): Box {
	return { type: 'hdlr', content: Buffer.from(`\0\0\0\0\0\0\0\0${handler}`, 'latin1') };
}

/** A table that says 16×16. */
function sizedTable(): Box[] {
	const stsd = Buffer.alloc(44);
	stsd.writeUInt16BE(16, 40);
	stsd.writeUInt16BE(16, 42);
	const stbl = { type: 'stbl', content: [{ type: 'stsd', content: stsd }] };
	return [{ type: 'minf', content: [stbl] }];
}

const MEGABYTE = 1024 * 1024;

test('a header of tracks nested in tracks is refused after a handful of boxes', async () => {
	const file = Buffer.concat([ftyp, within(['moov'], nested(['trak'], MEGABYTE / 8))]);
	const { probed, steps, mostBytes } = await probeCounted(file);
	expect(probed).toEqual({ is: 'other', kind: 'no picture', size: null, bytes: file.length });
	expect(steps).toBeLessThan(20);
	expect(mostBytes).toBeLessThanOrEqual(512);
});

test('a header of a hundred thousand tracks is read to the sixty-fourth', async () => {
	const tracks = repeated(100_000, write([{ type: 'trak', content: Buffer.alloc(0) }]));
	const { probed, steps } = await probeCounted(Buffer.concat([ftyp, within(['moov'], tracks)]));
	expect(probed).toMatchObject({ is: 'unknown', because: 'boxes' });
	expect(steps).toBeLessThan(64 * 6);
});

test('a clip among more tracks than a video has is not known, whatever length its header claims', async () => {
	const picture = within(['trak', 'mdia'], write([handlerBox('vide'), ...sizedTable()]));
	const tracks = repeated(65, write([{ type: 'trak', content: Buffer.alloc(0) }]));
	const header = within(['moov'], Buffer.concat([picture, tracks]));
	const { probed } = await probeCounted(Buffer.concat([ftyp, header]));
	expect(probed).toMatchObject({ is: 'unknown', because: 'boxes' });
});

test('sound alone is told from the header of a long stream that is not read to its end', async () => {
	const header = within(['moov', 'trak', 'mdia'], write([handlerBox('soun')]));
	const rest = repeated(1000, write([{ type: 'moof', content: Buffer.alloc(0) }]));
	const { probed } = await probeCounted(Buffer.concat([ftyp, header, rest]), 100);
	expect(probed).toMatchObject({ is: 'other', kind: 'sound' });
});

test('a small file that unpacks to a huge header is read up to a bound', async () => {
	const huge = repeated(5_000_000, write([{ type: 'free', content: Buffer.alloc(0) }]));
	const packed = deflateSync(within(['moov'], huge));
	const moov: Box = { type: 'moov', content: [cmov(Buffer.concat([uint32(huge.length), packed]))] };
	const file = Buffer.concat([ftyp, write([moov])]);
	expect(file.length).toBeLessThan(MEGABYTE);
	const { probed, mostBytes } = await probeCounted(file, 1000);
	expect(probed).toMatchObject({ is: 'unknown' });
	expect(mostBytes).toBeLessThan(MEGABYTE);
});

test('a JPEG picture of nothing but empty segments has no size after a thousand of them', async () => {
	const segments = repeated(200_000, Buffer.from([0xff, 0xe1, 0x00, 0x02]));
	const { probed, steps } = await probeCounted(
		Buffer.concat([Buffer.from([0xff, 0xd8]), segments]),
	);
	expect(probed).toMatchObject({ is: 'other', kind: 'jpeg', size: null });
	expect(steps).toBeLessThan(4000);
});

const containers = ['moov', 'trak', 'edts', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf', 'cmov'];
const leaves = ['mvhd', 'tkhd', 'elst', 'mdhd', 'hdlr', 'stsd', 'stts', 'mehd', 'trex', 'tfhd'];
const others = ['tfdt', 'trun', 'sidx', 'dcom', 'cmvd', 'free', 'udta', 'mdat'];
const anyType = fc.constantFrom(...containers, ...leaves, ...others);

/** A table that claims rows without end, with some bytes behind the claim. */
const table = fc
	.record({
		type: fc.constantFrom('stts', 'elst', 'trun', 'sidx', 'tfhd'),
		flags: fc.constantFrom(0, 0x100, 0xf05, 0x01000000),
		bytes: fc.nat(200_000),
		byte: fc.constantFrom(0, 1, 255),
	})
	.map(({ type, flags, bytes, byte }) =>
		write([
			{ type, content: Buffer.concat([uint32(flags, 0xffffffff), Buffer.alloc(bytes, byte)]) },
		]),
	);

const content = fc.oneof(
	fc
		.record({ types: fc.array(anyType, { minLength: 1, maxLength: 3 }), depth: fc.nat(5000) })
		.map(({ types, depth }) => nested(types, depth)),
	fc
		.record({ type: anyType, count: fc.nat(5000) })
		.map(({ type, count }) => repeated(count, write([{ type, content: Buffer.alloc(0) }]))),
	table,
);

const path = fc.oneof(
	fc.constantFrom(
		['moov', 'trak'],
		['moov', 'trak', 'edts'],
		['moov', 'trak', 'mdia', 'minf', 'stbl'],
		['moov', 'mvex'],
		['moof', 'traf'],
		['moov', 'cmov'],
		[],
	),
	fc.array(fc.constantFrom(...containers), { maxLength: 6 }),
);

const file = fc
	.array(fc.record({ path, content }), { minLength: 1, maxLength: 4 })
	.map((parts) => Buffer.concat([ftyp, ...parts.map((one) => within(one.path, one.content))]));

const answers: ReadonlyArray<Probed['is']> = ['video', 'other', 'empty', 'cut', 'unknown'];

test('whatever boxes a file is made of, it takes few steps for each and holds little', async () => {
	const mostBoxes = 500;
	await fc.assert(
		fc.asyncProperty(file, async (bytes) => {
			const { probed, steps, mostBytes } = await probeCounted(bytes, mostBoxes);
			expect(answers).toContain(probed.is);
			// A box costs its header, a goTo and at most four pieces; a table one for each 32 KB.
			const boxes = Math.min(mostBoxes, Math.ceil(bytes.length / 8));
			expect(steps).toBeLessThanOrEqual(10 + 7 * boxes + bytes.length / (16 * 1024));
			expect(mostBytes).toBeLessThanOrEqual(256 * 1024);
		}),
		{ numRuns: 1500 },
	);
});
